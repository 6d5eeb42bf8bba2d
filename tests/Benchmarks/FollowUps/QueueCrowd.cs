using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>Stays that ended and follow-ups that are due, in bulk, of the people of the demo hospital.</summary>
internal sealed class QueueCrowd(ServiceProvider services)
{
    private const int AtOnce = 2_000;

    /// <summary>Discharges of the last thirty days, and a plan that asks after seven.</summary>
    public async Task DischargeAsync(int count, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var people = await PeopleAsync(ct);
        await InAsync(db =>
        {
            var plan = new FollowUpPlan(TimeProvider.System.Today().AddDays(-40));
            plan.Describe("bench", null, null, null);
            plan.Ask(FollowUpCaller.ResponsibleNurse, null, null, FollowUpImportance.Ordinary);
            plan.Space([(7, StepFrom.Discharge)]);
            db.Add(plan);
        }, ct);
        for (var first = 0; first < count; first += AtOnce)
        {
            var from = first;
            await InAsync(db => db.AddRange(Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(at =>
            {
                // Each of one patient's stays begins before the one before it ended long ago: the last is asked.
                var left = now.AddDays(-(at % 30));
                var stay = new Encounter(people[at % people.Count].Patient, EncounterKind.Inpatient, $"10{at % 16:D2}", DateOnly.FromDateTime(left.UtcDateTime).AddDays(-5));
                stay.ComeFrom("bench", $"B{at}", $"3:B{at}");
                stay.Last(left.AddDays(-5), left);
                return stay;
            })), ct);
        }
    }

    /// <summary>Until so many wait in the queue.</summary>
    public async Task FillAsync(int open, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = TimeProvider.System.Today();
        var people = await PeopleAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var there = await scope.ServiceProvider.GetRequiredService<CrmDb>().FollowUpTasks.CountAsync(task => task.QueueRank != null, ct);
        for (var first = there; first < open; first += AtOnce)
        {
            var from = first;
            await InAsync(db => db.AddRange(Enumerable.Range(from, Math.Min(AtOnce, open - from)).Select(at =>
                new FollowUpTask(people[at % people.Count].Patient, people[at % people.Count].Person, FollowUpOrigin.ByHand, now)
                    .Ask(null, (FollowUpImportance)(at % 3), null)
                    .Assign($"10{at % 16:D2}", null, FollowUpCaller.CallCentre, null)
                    .Plan(today.AddDays(-(at % 60)), now, 2))), ct);
        }
    }

    /// <summary>How many follow-ups there are, and how often they were changed.</summary>
    public async Task<(int Tasks, long Versions)> CountAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var tasks = scope.ServiceProvider.GetRequiredService<CrmDb>().FollowUpTasks;
        return (await tasks.CountAsync(ct), await tasks.SumAsync(task => (long)task.Version, ct));
    }

    private async Task<List<(Id<Patient> Patient, Id<Person> Person)>> PeopleAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<CrmDb>().Patients.AsNoTracking().Where(patient => patient.DeceasedOn == null)
            .OrderBy(patient => patient.Id).Select(patient => new { patient.Id, patient.PersonId }).ToListAsync(ct);
        return found.ConvertAll(patient => (patient.Id, patient.PersonId));
    }

    private async Task InAsync(Action<CrmDb> work, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        work(db);
        await db.SaveChangesAsync(ct);
    }
}
