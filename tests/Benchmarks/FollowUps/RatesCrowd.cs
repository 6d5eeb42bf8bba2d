using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>Discharges of a year, each with the follow-up a ward made of it: done in time or late, refused, lost, or still to be called.</summary>
internal sealed class RatesCrowd(ServiceProvider services)
{
    private const int AtOnce = 2_000;
    private const int Days = 365;
    private const int Departments = 16;

    public static string Department(int at) => $"10{at % Departments:D2}";

    public async Task FillAsync(int count, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var people = await PeopleAsync(ct);
        var plan = new FollowUpPlan(TimeProvider.System.Today().AddDays(-Days - 10));
        plan.Describe("bench", null, null, null);
        plan.Ask(FollowUpCaller.ResponsibleNurse, null, null, FollowUpImportance.Ordinary);
        plan.Space([(7, StepFrom.Discharge)]);
        await InAsync(db => db.Add(plan), ct);
        for (var first = 0; first < count; first += AtOnce)
        {
            var from = first;
            await InAsync(
                db =>
                {
                    foreach (var at in Enumerable.Range(from, Math.Min(AtOnce, count - from)))
                    {
                        var (patient, person) = people[at % people.Count];
                        var left = now.AddDays(-(at % Days));
                        var stay = new Encounter(patient, EncounterKind.Inpatient, Department(at), DateOnly.FromDateTime(left.UtcDateTime).AddDays(-5));
                        stay.ComeFrom("bench", $"R{at}", $"3:R{at}");
                        stay.Last(left.AddDays(-5), left);
                        db.Add(stay);
                        db.Add(Asked(at, new FollowUpTask(patient, person, FollowUpOrigin.Discharge, left).Follow(plan, 1, stay.Id, DateOnly.FromDateTime(left.UtcDateTime)), left, now));
                    }
                },
                ct);
        }
    }

    /// <summary>Of twenty: thirteen done in time, two late, one refused, two lost, two nobody called yet; those whose day has not come wait.</summary>
    private static FollowUpTask Asked(int at, FollowUpTask task, DateTimeOffset left, DateTimeOffset now)
    {
        var due = left.AddDays(7);
        task.Assign(Department(at), $"W{at % 40}", FollowUpCaller.ResponsibleNurse, null).Plan(DateOnly.FromDateTime(due.UtcDateTime), now, 2);
        var called = due.AddDays(at % 20 is 13 or 14 ? 6 : 0);
        if (called > now || task.State != FollowUpState.Due || at % 20 > 17)
        {
            return task;
        }

        task.Take("bench", called, TimeSpan.FromMinutes(15));
        switch (at % 20)
        {
            case < 15:
                task.Finish(called);
                break;
            case 15:
                task.Refuse(called);
                break;
            default:
                task.Miss(FollowUpOutcome.NoAnswer, called, called, mostAttempts: 1);
                break;
        }

        return task;
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
