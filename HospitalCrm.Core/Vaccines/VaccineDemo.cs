using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>What the vaccination point of the demo hospital told of its children: most doses in time, some forgotten, so that there is something due, near and overdue from the first minute.</summary>
public sealed class VaccineDemo(CrmDb db, ScheduleBook schedule, VaccinePlanner planner, TimeProvider clock) : IRoomPart
{
    private const int Children = 300;
    private const int Years = 7;
    private const int ForgottenOneIn = 12;
    private const int LateBy = 25;
    private const string Source = "demo-vaccines";

    /// <summary>Saves by itself: the planner reads what was stored.</summary>
    public async Task InstallAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var from = today.AddYears(-Years);
        var children = await db.Patients.AsNoTracking().Where(patient => patient.BirthOn >= from && patient.BirthOn < today && patient.BirthPrecision == DatePrecision.Day && patient.DeceasedOn == null)
            .OrderByDescending(patient => patient.BirthOn).ThenBy(patient => patient.Id).Select(patient => new Child(patient.Id, patient.BirthOn!.Value, patient.Sex)).Take(Children).ToListAsync(ct);
        if (children.Count == 0)
        {
            return;
        }

        var doses = (await schedule.ReadAsync(ct)).Where(dose => !dose.IsAlternative && !dose.IsPaid).ToList();
        var patients = children.ConvertAll(child => child.Id);
        await db.InTransactionAsync(
            async () =>
            {
                using var insert = PreparedRows.Insert(db, typeof(Vaccination));
                await insert.RunAsync([.. children.SelectMany((child, place) => Given(child, place, doses, today)).Select(insert.ValuesOf)], ct);
                await db.Vaccinations.Where(dose => dose.SourceCode == Source).ExecuteUpdateAsync(set => set.SetProperty(dose => dose.IsNews, false), ct);
                await planner.WriteAsync(patients, ct);
            },
            ct);
    }

    /// <summary>The same doses for the same children: nothing is drawn.</summary>
    private static IEnumerable<Vaccination> Given(Child child, int place, IReadOnlyList<ScheduleDose> doses, DateOnly today)
    {
        foreach (var (at, dose) in doses.Index())
        {
            var on = child.BornOn.AddMonths(dose.Months).AddDays((place + at) % LateBy);
            if (on < today && (dose.Sex is null || dose.Sex == child.Sex) && (place * 7 + at) % ForgottenOneIn != 0)
            {
                var told = new Vaccination(child.Id, Source, $"{child.Id}-{dose.Key}");
                told.Give(dose.Key.Vaccine, on, dose.Key.No, null);
                yield return told;
            }
        }
    }

    private sealed record Child(Id<Patient> Id, DateOnly BornOn, Sex Sex);
}
