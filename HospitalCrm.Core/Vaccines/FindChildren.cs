using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Now and then: archives of children nobody looked at yet, and those whose birth date, sex, life or schedule changed since.</summary>
public sealed class FindChildren(CrmDb db, VaccinePlanner planner, ScheduleBook schedule, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static string Name => "vaccines.find-children";

    public static string DefaultCron => "50 0/10 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (began, handled) = (clock.GetTimestamp(), 0);

        // From the eldest on: what was passed is not looked through again in this run.
        var from = clock.Today().AddMonths(-VaccinePlan.AdultMonths).AddDays(1);
        for (var step = 1; step > 0 && clock.GetElapsedTime(began) < Longest; handled += step)
        {
            var fresh = await NewAsync(from, ct);
            from = fresh.Count > 0 ? fresh[^1].BornOn : from;
            var found = fresh.Count > 0 ? fresh.ConvertAll(child => child.Patient) : await ChangedAsync(ct);
            step = found.Count;
            if (step > 0)
            {
                await db.InTransactionAsync(() => planner.WriteAsync(found, ct), ct);
            }
        }

        return handled;
    }

    private async Task<List<(Id<Patient> Patient, DateOnly BornOn)>> NewAsync(DateOnly from, CancellationToken ct)
    {
        var today = clock.Today();
        var found = await db.Patients.AsNoTracking()
            .Where(patient => patient.BirthOn >= from && patient.BirthOn <= today && !db.VaccineChildren.Any(child => child.PatientId == patient.Id))
            .Where(patient => patient.BirthPrecision == DatePrecision.Day)
            .OrderBy(patient => patient.BirthOn)
            .Select(patient => new { patient.Id, BornOn = patient.BirthOn!.Value })
            .Take(PlanVaccines.Few)
            .ToListAsync(ct);
        return found.ConvertAll(child => (child.Id, child.BornOn));
    }

    private Task<List<Id<Patient>>> ChangedAsync(CancellationToken ct)
    {
        var basis = schedule.Basis;
        var changed =
            from child in db.VaccineChildren.AsNoTracking()
            join patient in db.Patients.IgnoreQueryFilters() on child.PatientId equals patient.Id
            where child.Basis != basis || (patient.BirthOn != null && patient.BirthOn != child.BornOn) || patient.Sex != child.Sex
                || ((patient.DeceasedOn != null || patient.DeletedAt != null) && db.VaccineDues.Any(due => due.PatientId == child.PatientId))
            select child.PatientId;
        return changed.Take(PlanVaccines.Few).ToListAsync(ct);
    }
}
