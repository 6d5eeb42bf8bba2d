using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// Every minute: children of whom a system told a dose, and those whose time has come to be looked at again. Some hundred at a time; what
/// is not done within its time waits for the next minute.
/// </summary>
public sealed class PlanVaccines(CrmDb db, VaccinePlanner planner, TimeProvider clock) : IScheduledWork
{
    public const int Few = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static string Name => "vaccines.plan";

    public static string DefaultCron => "40 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (began, handled) = (clock.GetTimestamp(), 0);
        for (var step = 1; step > 0 && clock.GetElapsedTime(began) < Longest; handled += step)
        {
            step = await FollowNewsAsync(ct) + await LookAgainAsync(ct);
        }

        return handled;
    }

    private async Task<int> FollowNewsAsync(CancellationToken ct)
    {
        var told = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var news = await db.Vaccinations.IgnoreQueryFilters().AsNoTracking().Where(dose => dose.IsNews).OrderBy(dose => dose.PatientId).Take(Few).Select(dose => new { dose.Id, dose.PatientId }).ToListAsync(ct);
                if (news.Count > 0)
                {
                    await planner.WriteAsync([.. news.Select(dose => dose.PatientId).Distinct()], ct);
                    var seen = news.ConvertAll(dose => dose.Id);
                    await db.Vaccinations.IgnoreQueryFilters().Where(dose => seen.Contains(dose.Id)).ExecuteUpdateAsync(set => set.SetProperty(dose => dose.IsNews, false), ct);
                }

                told = news.Count;
            },
            ct);
        return told;
    }

    private async Task<int> LookAgainAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var due = await db.VaccineChildren.AsNoTracking().Where(child => child.LookOn <= today).OrderBy(child => child.LookOn).Take(Few).Select(child => child.PatientId).ToListAsync(ct);
        if (due.Count > 0)
        {
            await db.InTransactionAsync(() => planner.WriteAsync(due, ct), ct);
        }

        return due.Count;
    }
}
