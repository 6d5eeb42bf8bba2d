using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// Works out anew what some children need next and stores it. Inside the caller's transaction, by statements of its own: the children of
/// a whole city go through here.
/// </summary>
public sealed class VaccinePlanner(CrmDb db, ChildBook children, ScheduleBook schedule, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    /// <summary>Days: what comes due later is stored when its time is nearer.</summary>
    public const int Horizon = 200;

    /// <summary>A day that moved less is still the one the family was told of.</summary>
    private const int Far = 14;

    /// <summary>However little happens, a child is looked at again after so many days.</summary>
    private const int Longest = 90;

    public async Task WriteAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var (doses, basis, grace, today) = (await schedule.CoursesAsync(ct), schedule.Basis, parameters.Get(VaccineParameters.Grace), clock.Today());
        var known = await children.ReadAsync(patients, ct);
        var ids = known.Select(child => child.Patient).Concat(patients).Distinct().ToList();
        var stored = (await db.VaccineDues.AsNoTracking().Where(due => EF.Parameter(ids).Contains(due.PatientId)).ToListAsync(ct)).ToDictionary(KeyOf);
        var (fresh, looked) = (new List<VaccineDue>(), new List<VaccineChild>(known.Count));
        foreach (var child in known)
        {
            var (due, lookOn) = Plan(child, doses, grace, today);
            foreach (var row in due)
            {
                if (stored.Remove(KeyOf(row), out var before) && before.Says(row))
                {
                    continue;
                }

                fresh.Add(before is null ? row : row.Carry(before, Far));
                if (before is not null)
                {
                    stored[KeyOf(row)] = before;
                }
            }

            looked.Add(new(child.Patient, child.BornOn, child.Sex, basis, lookOn));
        }

        await ReplaceAsync([.. stored.Values.Select(gone => gone.Id)], fresh, ids, looked, ct);
    }

    private static (List<VaccineDue> Due, DateOnly LookOn) Plan(KnownChild child, CourseBook doses, int grace, DateOnly today)
    {
        if (child.Facts is not { } facts || facts.BornOn > today || CalendarSpan.Months(VaccinePlan.AdultMonths).After(facts.BornOn) <= today)
        {
            return ([], child.Facts is { } unborn && unborn.BornOn > today ? unborn.BornOn : DateOnly.MaxValue);
        }

        var (due, lookOn) = (new List<VaccineDue>(), today.AddDays(Longest));
        foreach (var dose in VaccinePlan.Of(doses, facts, grace).Where(dose => dose is { Fate: DoseFate.Open, Waits: false } && dose.EndsOn > today))
        {
            var enters = dose.DueOn.AddDays(-Horizon);
            if (enters <= today)
            {
                due.Add(new(child.Patient, dose));
            }

            var next = enters > today ? enters : dose.EndsOn;
            lookOn = next < lookOn ? next : lookOn;
        }

        return (due, lookOn);
    }

    private async Task ReplaceAsync(List<Id<VaccineDue>> gone, List<VaccineDue> fresh, List<Id<Patient>> ids, List<VaccineChild> looked, CancellationToken ct)
    {
        if (gone.Count > 0)
        {
            await db.VaccineDues.Where(due => EF.Parameter(gone).Contains(due.Id)).ExecuteDeleteAsync(ct);
        }

        await db.VaccineChildren.Where(child => EF.Parameter(ids).Contains(child.PatientId)).ExecuteDeleteAsync(ct);
        using var dues = PreparedRows.Insert(db, typeof(VaccineDue));
        await dues.RunAsync([.. fresh.Select(dues.ValuesOf)], ct);
        using var marks = PreparedRows.Insert(db, typeof(VaccineChild));
        await marks.RunAsync([.. looked.Select(marks.ValuesOf)], ct);
    }

    private static (Id<Patient>, string, int) KeyOf(VaccineDue due) => (due.PatientId, due.Vaccine, due.DoseNo);
}
