using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>Passes praise on: to the person, and to those who answer for the department. Never with a word of what was typed. Never saves.</summary>
public sealed class CommendationNotices(CrmDb db, MessageOutbox outbox, TemplateTexts texts, ComplaintRouting routing, HospitalProfile hospital, Vault vault) : IRoomPart
{
    public const string Source = "praise";
    public const string Told = "praise-told";
    public const string Suggested = "suggestion-told";
    public const string Answered = "suggestion-answered";

    public async Task PassOnAsync(Commendation one, CancellationToken ct)
    {
        var told = new List<StaffMember>();
        if (one.SubjectNo is { } subject)
        {
            told.AddRange(await db.Staff.AsNoTracking().Where(staff => staff.StaffNo == subject && staff.LeftAt == null).ToListAsync(ct));
        }

        if ((one.DepartmentCode ?? (one.Kind == CommendationKind.Suggestion ? routing.Office : null)) is { } code)
        {
            told.AddRange(await routing.StaffAsync(PraisePermissions.Answer, code, ct));
        }

        var department = await db.Departments.Where(known => known.Code == one.DepartmentCode).Select(known => known.Name).SingleOrDefaultAsync(ct);
        var template = one.Kind == CommendationKind.Suggestion ? Suggested : Told;
        var matter = one.Kind switch
        {
            CommendationKind.Banner => "锦旗",
            CommendationKind.Letter => "感谢信",
            CommendationKind.Suggestion => "建议",
            _ => "表扬",
        };
        foreach (var staff in told.DistinctBy(staff => staff.StaffNo))
        {
            if (hospital.Subscriber(vault.Open(StaffMember.MobilePurpose, staff.Mobile) ?? "") is { } to)
            {
                await SendAsync(one, template, to, staff.StaffNo, new() { ["name"] = staff.Name, ["department"] = department, ["matter"] = matter }, ct);
            }
        }
    }

    /// <returns>Whether there was a number to write to.</returns>
    public async Task<bool> AnswerAsync(Commendation one, string answer, CancellationToken ct)
    {
        if (vault.Open(Commendation.GiverPhonePurpose, one.GiverPhone) is not { Length: > 0 } to)
        {
            return false;
        }

        var name = vault.Open(Commendation.GiverNamePurpose, one.GiverName) ?? "";
        return await SendAsync(one, Answered, to, "giver", new() { ["name"] = name.Length > 0 ? name : "患者", ["text"] = answer }, ct);
    }

    private async Task<bool> SendAsync(Commendation one, string template, string to, string whom, Dictionary<string, object?> values, CancellationToken ct)
    {
        if (!await db.MessageTemplates.AnyAsync(known => known.Code == template, ct))
        {
            return false;
        }

        try
        {
            var text = await texts.RenderAsync(template, values, department: null, asked: null, ct);

            // Without the patient's key, as what is written about complaints: a list of messages is open to many.
            await outbox.AddAsync([new(Source, $"{one.Id}|{template}|{whom}", text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition }], ct);
            return true;
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // Somebody wrote the template so that it cannot be said, or the answer is too long for a message: the praise itself stands all the same.
            return false;
        }
    }
}
