using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// 预估: how many are meant, how many would be held back and why, and what it costs. Everybody is counted by the database; of those who
/// may be written to at all a sample goes through the very gate the messages go through (all of them while they are few). Stores nothing.
/// </summary>
public sealed class CampaignEstimating(CrmDb db, AudienceQueries queries, CampaignWriting writing, MessageGate gate, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    /// <summary>From each end of an audience, so that neither the oldest archives nor the newest speak for all.</summary>
    public const int Sample = 2_000;

    private const int AtOnce = 500;

    public async Task<CampaignEstimate> EstimateAsync(Guid subject, CampaignContent content, IReadOnlyList<Audience> audiences, CancellationToken ct)
    {
        var matched = await CountAsync(audiences, patients => patients, ct);
        var told = await db.CampaignMarks.Where(mark => mark.SubjectId == subject && mark.End == CampaignEnd.Queued).CountAsync(ct);
        var dead = await CountAsync(audiences, patients => patients.Where(patient => patient.DeceasedOn != null), ct);
        var isFree = content.Category == MessageCategory.Notice;
        var open = isFree ? matched - dead : await CountAsync(audiences, patients => Asked(patients, content), ct);
        var ends = new Dictionary<EstimateEnd, long> { [EstimateEnd.Deceased] = dead };
        if (!isFree)
        {
            ends[EstimateEnd.NotAsked] = Math.Max(0, matched - dead - open);
        }

        var (judged, parts, isWhole) = await JudgeAsync(subject, content, audiences, isFree, ct);
        var sampled = judged.Values.Sum();
        foreach (var (end, count) in judged)
        {
            // Whoever is found dead, or never asked, only by the gate (another record of the person says so) counts with those.
            ends[end] = ends.GetValueOrDefault(end) + (isWhole || sampled == 0 ? count : count * open / sampled);
        }

        var willGo = ends.GetValueOrDefault(EstimateEnd.WillGo);
        var went = judged.GetValueOrDefault(EstimateEnd.WillGo);
        var allParts = isWhole || went == 0 ? parts : parts * willGo / went;
        return new(matched, ends, allParts, allParts * parameters.Get(TemplateParameters.EstimatedPrice)) { Told = told, Sampled = isWhole ? null : sampled };
    }

    /// <summary>Each person once, whatever number of audiences he is in.</summary>
    private Task<int> CountAsync(IReadOnlyList<Audience> audiences, Func<IQueryable<Patient>, IQueryable<Patient>> some, CancellationToken ct) =>
        audiences.Select(audience => some(queries.Matching(audience)).Select(patient => patient.PersonId)).Aggregate((one, other) => one.Concat(other)).Distinct().CountAsync(ct);

    /// <summary>Those who ever agreed to any of it; whether it holds is for the ledger itself to say.</summary>
    private IQueryable<Patient> Asked(IQueryable<Patient> patients, CampaignContent content)
    {
        var agreed = db.ConsentEntries.Where(entry => content.Purposes.Contains(entry.Purpose) && entry.Channel == ConsentChannel.Sms && entry.State == ConsentState.Given).Select(entry => entry.PatientId);
        var persons = db.Patients.Where(patient => agreed.Contains(patient.Id)).Select(patient => patient.PersonId);
        return patients.Where(patient => patient.DeceasedOn == null && persons.Contains(patient.PersonId));
    }

    private async Task<(Dictionary<EstimateEnd, long> Ends, long Parts, bool IsWhole)> JudgeAsync(Guid subject, CampaignContent content, IReadOnlyList<Audience> audiences, bool isFree, CancellationToken ct)
    {
        var members = new Dictionary<Id<Person>, AudienceMember>();
        var isWhole = true;
        foreach (var audience in audiences)
        {
            var patients = isFree ? queries.Matching(audience).Where(patient => patient.DeceasedOn == null) : Asked(queries.Matching(audience), content);
            var first = await MembersAsync(patients.OrderBy(patient => patient.Id), ct);
            isWhole &= first.Count < Sample;
            var last = first.Count < Sample ? [] : await MembersAsync(patients.OrderByDescending(patient => patient.Id), ct);
            foreach (var member in first.Concat(last))
            {
                members.TryAdd(member.Person, member);
            }
        }

        var (ends, parts) = (new Dictionary<EstimateEnd, long>(), 0L);
        foreach (var some in members.Values.Chunk(AtOnce))
        {
            foreach (var (end, count) in await JudgeAsync(subject, content, some, ct))
            {
                ends[end] = ends.GetValueOrDefault(end) + 1;
                parts += count;
            }
        }

        return (ends, parts, isWhole);
    }

    private async Task<IEnumerable<(EstimateEnd End, int Parts)>> JudgeAsync(Guid subject, CampaignContent content, AudienceMember[] members, CancellationToken ct)
    {
        var persons = members.Select(member => member.Person).ToList();
        var told = (await db.CampaignMarks.Where(mark => mark.SubjectId == subject && mark.End == CampaignEnd.Queued && persons.Contains(mark.PersonId)).Select(mark => mark.PersonId).ToListAsync(ct)).ToHashSet();
        var drafts = await writing.WriteAsync(content, [.. members.Where(member => !told.Contains(member.Person))], ct);
        var now = clock.GetUtcNow();
        var sendable = drafts.Where(draft => draft.Wish is not null).ToList();
        var messages = sendable.ConvertAll(draft => new OutboundMessage(draft.Wish!, draft.Wish!.Seal(vault), now, MessagingParameters.Life(parameters, draft.Wish.Category)));
        var verdicts = await gate.CheckAsync([.. messages.Zip(sendable, (message, draft) => MessageOutbox.QuestionOf(message, draft.Wish!.To))], GateMoment.Enqueue, ct);
        return
        [
            .. told.Select(_ => (EstimateEnd.Told, 0)),
            .. drafts.Where(draft => draft.Wish is null).Select(draft => (EndOf(draft.End), 0)),
            .. verdicts.Zip(messages, (verdict, message) => verdict.Answer == GateAnswer.Suppress ? (EndOf(verdict.Reason), 0) : (EstimateEnd.WillGo, message.Parts)),
        ];
    }

    private static Task<List<AudienceMember>> MembersAsync(IOrderedQueryable<Patient> patients, CancellationToken ct) =>
        patients.Select(patient => new AudienceMember(patient.Id, patient.PersonId)).Take(Sample).ToListAsync(ct);

    private static EstimateEnd EndOf(CampaignEnd end) => end switch
    {
        CampaignEnd.NoNumber => EstimateEnd.NoNumber,
        CampaignEnd.Refused => EstimateEnd.Refused,
        CampaignEnd.Deceased => EstimateEnd.Deceased,
        CampaignEnd.NoText => EstimateEnd.NoText,
        _ => EstimateEnd.NotAsked,
    };

    private static EstimateEnd EndOf(MessageReason? reason) => reason switch
    {
        MessageReason.Deceased or MessageReason.NoArchive => EstimateEnd.Deceased,
        MessageReason.OptedOut or MessageReason.Refused or MessageReason.Withdrawn => EstimateEnd.Refused,
        MessageReason.NotAsked or MessageReason.GuardianNotAsked => EstimateEnd.NotAsked,
        MessageReason.NotHisNumber or MessageReason.SharedNumber => EstimateEnd.NoNumber,
        _ => EstimateEnd.HeldBack,
    };
}

/// <param name="Matched">Persons whom the audiences mean.</param>
/// <param name="CostLi">In 厘, by the price of one part where the channel is not known yet.</param>
public sealed record CampaignEstimate(long Matched, IReadOnlyDictionary<EstimateEnd, long> Ends, long Parts, long CostLi)
{
    public long WillGo => Ends.GetValueOrDefault(EstimateEnd.WillGo);

    /// <summary>Persons who were told of it before, in these audiences or not.</summary>
    public long Told { get; init; }

    /// <summary>Of so many persons the shares were taken; null: everybody was asked about.</summary>
    public long? Sampled { get; init; }
}

public enum EstimateEnd
{
    WillGo,

    /// <summary>Told of it before.</summary>
    Told,
    NotAsked,

    /// <summary>Refused, withdrawn, or replied that he wants none.</summary>
    Refused,
    NoNumber,
    Deceased,
    NoText,

    /// <summary>Caps, nuisance numbers, repeats.</summary>
    HeldBack,
}
