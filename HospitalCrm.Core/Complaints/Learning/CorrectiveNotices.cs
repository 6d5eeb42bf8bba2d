using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Tells owners what is theirs, and that it is overdue: with days only, never with what was typed. Never saves.</summary>
public sealed class CorrectiveNotices(CrmDb db, MessageOutbox outbox, TemplateTexts texts, HospitalProfile hospital, Vault vault) : IRoomPart
{
    public const string Source = "improvements";
    public const string Given = "improvement-given";
    public const string Overdue = "improvement-due";

    public async Task GivenAsync(CorrectiveAction action, CancellationToken ct) =>
        await SendAsync(action, await db.Staff.AsNoTracking().SingleAsync(staff => staff.StaffNo == action.OwnerNo, ct), Given, $"请于{Day(action.DueOn)}前完成", ct);

    public async Task OverdueAsync(CorrectiveAction action, IEnumerable<StaffMember> to, CancellationToken ct)
    {
        foreach (var staff in to)
        {
            await SendAsync(action, staff, Overdue, $"应于{Day(action.DueOn)}完成，现已超期", ct);
        }
    }

    private async Task SendAsync(CorrectiveAction action, StaffMember staff, string template, string said, CancellationToken ct)
    {
        if (hospital.Subscriber(vault.Open(StaffMember.MobilePurpose, staff.Mobile) ?? "") is not { } to || !await db.MessageTemplates.AnyAsync(known => known.Code == template, ct))
        {
            return;
        }

        try
        {
            var text = await texts.RenderAsync(template, new Dictionary<string, object?> { ["name"] = staff.Name, ["text"] = said }, department: null, asked: null, ct);
            await outbox.AddAsync([new(Source, $"{action.Id}|{template}|{staff.StaffNo}|{action.StepCount}", text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition }], ct);
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // Somebody wrote the template so that it cannot be said: the action itself must stand all the same.
        }
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
}
