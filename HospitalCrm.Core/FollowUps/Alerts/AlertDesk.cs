using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Raises alerts and tells whoever is next. Never saves.</summary>
public sealed class AlertDesk(CrmDb db, MessageOutbox outbox, TemplateTexts texts, HospitalProfile hospital, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public const string Template = "clinical-alert";
    public const string Source = "follow-ups.alert";

    public async Task<ClinicalAlert> RaiseAsync(FollowUpTask task, FollowUpRecord record, IReadOnlyList<RedFlag> flags, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var doctor = await DoctorAsync(task, ct);
        var text = string.Join('\n', flags.Select(flag => $"{flag.QuestionText} {flag.AnswerText}" + (flag.Why.Length > 0 ? $" — {flag.Why}" : "")));
        var alert = new ClinicalAlert(task, record.Id, doctor, vault.Seal(ClinicalAlert.TextPurpose, text), now, now + Patience(doctor is null ? AlertLevel.Department : AlertLevel.Doctor));
        db.ClinicalAlerts.Add(alert);
        await TellAsync(alert, ct);
        return alert;
    }

    /// <summary>How long whoever was told has.</summary>
    public TimeSpan Patience(AlertLevel level) => TimeSpan.FromMinutes(parameters.Get(level switch
    {
        AlertLevel.Doctor => AlertParameters.DoctorMinutes,
        AlertLevel.Department => AlertParameters.DepartmentMinutes,
        _ => AlertParameters.HospitalMinutes,
    }));

    /// <summary>A message to whoever is to look now; where no number is known, the page and the count at the bell must do until the next is told.</summary>
    public async Task TellAsync(ClinicalAlert alert, CancellationToken ct)
    {
        alert.Tell();
        var (name, number) = await ReceiverAsync(alert, ct);
        if (hospital.Subscriber(number ?? "") is not { } to || !await db.MessageTemplates.AnyAsync(template => template.Code == Template, ct))
        {
            return;
        }

        var department = await db.Departments.Where(department => department.Code == alert.DepartmentCode).Select(department => department.Name).SingleOrDefaultAsync(ct);
        var patient = await db.Patients.Where(patient => patient.Id == alert.PatientId).Select(patient => patient.Name).SingleOrDefaultAsync(ct);
        var what = $"{department} {NameMask.Cover(patient ?? "")}".Trim();
        var values = new Dictionary<string, object?> { ["name"] = name, ["text"] = what };
        try
        {
            var text = await texts.RenderAsync(Template, values, department: null, asked: null, ct);
            await outbox.AddAsync(MessageOf(alert, to, text), ct);
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // Somebody wrote the template so that it cannot be said: the alert itself must stand all the same.
        }
    }

    /// <summary>At night too: what may not wait goes as a code does.</summary>
    private NewMessage MessageOf(ClinicalAlert alert, string to, RenderedText text)
    {
        var now = clock.GetUtcNow();
        var category = QuietHours.EndAt(parameters, text.Category, now) is null ? text.Category : MessageCategory.Code;
        return new(Source, $"{alert.Id}|{alert.Told}", category, to, text.Text)
        {
            Kind = text.Kind.ToString(),
            Template = text.Template,
            Edition = text.Edition,
            Priority = 1,
            ExpiresAt = now.AddHours(2),
        };
    }

    private async Task<(string? Name, string? Number)> ReceiverAsync(ClinicalAlert alert, CancellationToken ct)
    {
        switch (alert.Level)
        {
            case AlertLevel.Doctor:
                var doctor = await db.Staff.AsNoTracking().Where(staff => staff.StaffNo == alert.DoctorNo).Select(staff => new { staff.Name, staff.Mobile }).SingleOrDefaultAsync(ct);
                return (doctor?.Name, vault.Open(StaffMember.MobilePurpose, doctor?.Mobile));
            case AlertLevel.Department:
                var name = await db.Departments.Where(department => department.Code == alert.DepartmentCode).Select(department => department.Name).SingleOrDefaultAsync(ct);
                return (name ?? hospital.Name, PhoneOf(alert.DepartmentCode));
            default:
                return (hospital.Name, parameters.Get(AlertParameters.HospitalPhone));
        }
    }

    private string? PhoneOf(string departmentCode) => TypedWords.Phrases(parameters.Get(AlertParameters.DepartmentPhones))
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0] == departmentCode)?[1];

    /// <summary>The stay's doctor, as long as he works here.</summary>
    private async Task<string?> DoctorAsync(FollowUpTask task, CancellationToken ct)
    {
        var doctor = await db.Encounters.IgnoreQueryFilters().Where(visit => visit.Id == task.EncounterId).Select(visit => visit.DoctorNo).SingleOrDefaultAsync(ct);
        return doctor is not null && await db.Staff.AnyAsync(staff => staff.StaffNo == doctor && staff.LeftAt == null, ct) ? doctor : null;
    }
}
