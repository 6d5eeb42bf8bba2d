using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>复诊提醒 (S4-2.1): some days before the next visit a doctor wrote down, unless he has been there meanwhile.</summary>
public sealed class SendRevisitReminders(CrmDb db, NoticeDesk desk, ParameterValues parameters) : IScheduledWork, INotice
{
    public static string Name => "notices.revisit";

    public static string DefaultCron => "35 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.Revisit;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.RevisitAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        // Whoever was entered late is still reminded, as long as the day is not over.
        var until = today.AddDays(parameters.Get(MessageParameters.RevisitDays));
        var visits = await (
            from visit in db.Encounters.AsNoTracking()
            where visit.NextVisitOn >= today && visit.NextVisitOn <= until && !visit.IsCancelled && visit.SourceCode != null && visit.VisitKey != null
            where !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == visit.SourceCode + "|" + visit.VisitKey && mark.On == visit.NextVisitOn)
            where !db.Encounters.Any(later => later.PatientId == visit.PatientId && later.StartedOn > visit.StartedOn && later.DepartmentCode == visit.DepartmentCode && !later.IsCancelled)
            orderby visit.NextVisitOn, visit.Id
            select new { visit.PatientId, visit.SourceCode, visit.VisitKey, visit.NextVisitOn, visit.DepartmentCode, visit.DoctorNo, visit.IsSensitive }).Take(most).ToListAsync(ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Code, department => department.Name, ct);
        return visits.ConvertAll(visit => new NoticeDraft(
            visit.PatientId,
            $"{visit.SourceCode}|{visit.VisitKey}",
            visit.NextVisitOn!.Value,
            new Dictionary<string, object?> { ["date"] = visit.NextVisitOn, ["department"] = visit.IsSensitive ? null : departments.GetValueOrDefault(visit.DepartmentCode) })
        {
            Template = "revisit",
            Department = visit.DepartmentCode,
        });
    }
}
