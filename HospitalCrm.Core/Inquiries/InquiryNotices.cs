using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Messages to the department an inquiry was handed to: the department and the day, nothing of who asked and what. Never saves.</summary>
public sealed class InquiryNotices(CrmDb db, MessageOutbox outbox, TemplateTexts texts, HospitalProfile hospital, Vault vault) : IRoomPart
{
    public const string Source = "inquiries.department";
    public const string Handed = "inquiry-handed";
    public const string Overdue = "inquiry-overdue";

    public Task HandedAsync(Inquiry inquiry, CancellationToken ct) => inquiry.State == InquiryState.Handed ? TellAsync(inquiry, Handed, ct) : Task.CompletedTask;

    public Task OverdueAsync(Inquiry inquiry, CancellationToken ct) => TellAsync(inquiry, Overdue, ct);

    private async Task TellAsync(Inquiry inquiry, string template, CancellationToken ct)
    {
        if (!await db.MessageTemplates.AnyAsync(known => known.Code == template && !known.IsOff, ct))
        {
            return;
        }

        // Due by the end of a day: that day is named, not the midnight after it.
        var due = HospitalZone.Local(inquiry.DueAt!.Value.AddTicks(-1)); // what was handed over has one
        var department = await db.Departments.Where(known => known.Code == inquiry.DepartmentCode).Select(known => known.Name).SingleOrDefaultAsync(ct);
        var wishes = new List<NewMessage>();
        foreach (var staff in await ReceiversAsync(inquiry.DepartmentCode!, ct))
        {
            var values = new Dictionary<string, object?> { ["name"] = staff.Name, ["department"] = department, ["text"] = string.Create(CultureInfo.InvariantCulture, $"{due.Month}月{due.Day}日") };
            if (hospital.Subscriber(vault.Open(StaffMember.MobilePurpose, staff.Mobile) ?? "") is { } to && await SayAsync(template, values, ct) is { } text)
            {
                wishes.Add(new(Source, $"{inquiry.Id}|{template}|{inquiry.DueAt:O}|{inquiry.DepartmentCode}|{staff.StaffNo}", text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition });
            }
        }

        if (wishes.Count > 0)
        {
            await outbox.AddAsync(wishes, ct);
        }
    }

    /// <summary>Those of the department who answer what is handed to it.</summary>
    private Task<List<StaffMember>> ReceiversAsync(string department, CancellationToken ct)
    {
        var (view, answer) = (InquiryPermissions.View.Code, InquiryPermissions.Answer.Code);
        return db.Staff.AsNoTracking()
            .Where(staff => staff.LeftAt == null && staff.DepartmentCode == department
                && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == answer))
                && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == view && (grant.Scope == DataScope.Department || grant.Scope == DataScope.All))))
            .OrderBy(staff => staff.StaffNo)
            .ToListAsync(ct);
    }

    private async Task<RenderedText?> SayAsync(string template, Dictionary<string, object?> values, CancellationToken ct)
    {
        try
        {
            return await texts.RenderAsync(template, values, department: null, asked: null, ct);
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // Somebody wrote the template so that it cannot be said: the list and the home page show it all the same.
            return null;
        }
    }
}
