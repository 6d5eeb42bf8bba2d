using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// A message for each of some people, or why there is none. Whoever was never asked gets no row in the outbox: of a million patients
/// most were not. Reads only.
/// </summary>
public sealed class CampaignWriting(NoticeNumbers numbers, ConsentBook consents, TemplateTexts texts) : IRoomPart
{
    public const string Source = "education";

    /// <summary>Behind everything else.</summary>
    private const int LastPriority = 4;

    public async Task<IReadOnlyList<CampaignDraft>> WriteAsync(CampaignContent content, IReadOnlyList<AudienceMember> members, CancellationToken ct)
    {
        var patients = members.Select(member => member.Patient).ToList();
        var purposes = await PurposesAsync(content.Purposes, patients, ct);
        var addresses = await numbers.OfAsync([.. patients.Where(patient => purposes[patient].End is null)], ct);
        var drafts = new List<CampaignDraft>(members.Count);
        foreach (var member in members)
        {
            var (purpose, end) = purposes[member.Patient];
            drafts.Add(end is { } not ? new(member, not, null) : await WriteAsync(content, member, purpose, addresses.GetValueOrDefault(member.Patient), ct));
        }

        return drafts;
    }

    private async Task<CampaignDraft> WriteAsync(CampaignContent content, AudienceMember member, ConsentPurpose purpose, NoticeAddress? address, CancellationToken ct)
    {
        if ((address?.Own ?? address?.Guardian) is not { } number)
        {
            return new(member, CampaignEnd.NoNumber, null);
        }

        try
        {
            var values = new Dictionary<string, object?>(content.Values) { ["name"] = address!.Name };
            var text = await texts.RenderAsync(content.Template, values, department: null, content.Category, ct);
            return new(member, CampaignEnd.Queued, new(Source, $"{content.Key}|{member.Person}", text.Category, number, text.Text)
            {
                Kind = text.Kind.ToString(),
                Template = text.Template,
                Edition = text.Edition,
                Purpose = purpose,
                PatientId = member.Patient,
                Priority = LastPriority,
                AsksUntil = content.AsksUntil,
            });
        }
        catch (RuleViolation unsayable) when (unsayable.Code is "Messaging.TextTooLong" or "Messaging.ValueUnreadable")
        {
            return new(member, CampaignEnd.NoText, null);
        }
    }

    /// <summary>Of each the purpose he is written to for, or why he is not.</summary>
    private async Task<Dictionary<Id<Patient>, (ConsentPurpose Purpose, CampaignEnd? End)>> PurposesAsync(IReadOnlyList<ConsentPurpose> purposes, List<Id<Patient>> patients, CancellationToken ct)
    {
        var found = patients.Distinct().ToDictionary(patient => patient, _ => (purposes[0], (CampaignEnd?)CampaignEnd.NotAsked));
        var open = found.Keys.ToList();
        foreach (var purpose in purposes)
        {
            var answers = await consents.MayContactAsync(open, ConsentChannel.Sms, purpose, ct);
            foreach (var (patient, answer) in answers)
            {
                found[patient] = (purpose, EndOf(answer));
            }

            open.RemoveAll(patient => found[patient].Item2 != CampaignEnd.NotAsked);
        }

        return found;
    }

    private static CampaignEnd? EndOf(ContactAnswer answer) => answer switch
    {
        { May: true } => null,
        { Reason: ContactReason.Deceased or ContactReason.NoArchive } => CampaignEnd.Deceased,
        { Reason: ContactReason.Refused or ContactReason.Withdrawn } => CampaignEnd.Refused,
        _ => CampaignEnd.NotAsked,
    };
}

/// <param name="Wish">Null: nothing is sent to him, for the reason in <paramref name="End"/>.</param>
public sealed record CampaignDraft(AudienceMember Member, CampaignEnd End, NewMessage? Wish);
