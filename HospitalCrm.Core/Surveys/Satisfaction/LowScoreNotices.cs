using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Messages to staff about low scores: the department and the day, nothing of the patient and of what he said. Never saves.</summary>
public sealed class LowScoreNotices(CrmDb db, MessageOutbox outbox, TemplateTexts texts, HospitalProfile hospital, Vault vault) : IRoomPart
{
    public const string Source = "surveys.low-score";
    public const string Template = "low-score-overdue";

    public async Task OverdueAsync(LowScore score, LowScoreReminder level, CancellationToken ct)
    {
        if (!await db.MessageTemplates.AnyAsync(known => known.Code == Template, ct))
        {
            return;
        }

        var due = HospitalZone.Local(score.DueAt);
        var values = new Dictionary<string, object?>
        {
            ["department"] = await db.Departments.Where(department => department.Code == score.DepartmentCode).Select(department => department.Name).SingleOrDefaultAsync(ct),
            ["text"] = string.Create(CultureInfo.InvariantCulture, $"{due.Month}月{due.Day}日"),
        };
        var wishes = new List<NewMessage>();
        foreach (var staff in await ReceiversAsync(score, level, ct))
        {
            if (hospital.Subscriber(vault.Open(StaffMember.MobilePurpose, staff.Mobile) ?? "") is { } to && await SayAsync(new(values) { ["name"] = staff.Name }, ct) is { } text)
            {
                wishes.Add(new(Source, $"{score.Id}|{level}|{staff.StaffNo}", text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition });
            }
        }

        if (wishes.Count > 0)
        {
            await outbox.AddAsync(wishes, ct);
        }
    }

    /// <summary>Those who settle it and see it: of the department at first, of all departments after; never one of whom it was said.</summary>
    private async Task<List<StaffMember>> ReceiversAsync(LowScore score, LowScoreReminder level, CancellationToken ct)
    {
        var (view, handle, department) = (SurveyPermissions.ViewLowScores.Code, SurveyPermissions.HandleLowScores.Code, score.DepartmentCode);
        var scope = level == LowScoreReminder.Department ? DataScope.Department : DataScope.All;
        var settlers = await db.Staff.AsNoTracking()
            .Where(staff => staff.LeftAt == null
                && (scope == DataScope.All || staff.DepartmentCode == department)
                && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == handle))
                && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == view && grant.Scope == scope)))
            .OrderBy(staff => staff.StaffNo)
            .ToListAsync(ct);
        return settlers.FindAll(staff => !score.RatedStaff.Contains(LowScore.Marked(staff.StaffNo), StringComparison.Ordinal));
    }

    private async Task<RenderedText?> SayAsync(Dictionary<string, object?> values, CancellationToken ct)
    {
        try
        {
            return await texts.RenderAsync(Template, values, department: null, asked: null, ct);
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // Somebody wrote the template so that it cannot be said: the list shows it as overdue all the same.
            return null;
        }
    }
}
