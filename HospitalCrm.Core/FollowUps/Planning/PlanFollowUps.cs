using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Planning;

/// <summary>
/// Looks what was discharged, taken back or admitted again since it last looked, and whose time has come. Compares states instead of
/// waiting for events: late, doubled and missed news are all the same to it.
/// </summary>
public sealed class PlanFollowUps(CrmDb db, FollowUpPlanner planner, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    private const int Few = 250;

    public static string Name => "follow-ups.plan";

    public static string DefaultCron => "5/20 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct) =>
        await PlanAsync(ct) + await WithdrawReadmittedAsync(ct) + await ReviveAsync(ct) + await WakeAsync(ct) + await FreeAsync(ct);

    private async Task<int> PlanAsync(CancellationToken ct)
    {
        var all = await db.FollowUpPlans.IgnoreQueryFilters().Include(plan => plan.Steps).AsNoTracking().ToListAsync(ct);
        var plans = all.FindAll(plan => !plan.IsOff && plan.DeletedAt is null);
        var oldest = clock.Today().AddDays(-parameters.Get(FollowUpParameters.LateDays) - all.SelectMany(plan => plan.Steps.Select(step => plan.DueOn(step, default)?.DayNumber ?? 0)).DefaultIfEmpty().Max());

        // What was planned is withdrawn with its discharge, also when its plan is off or gone by now.
        var planned = all.Count > 0 ? await PlanAsync(() => Changed(oldest).Take(Few).ToListAsync(ct), plans, ct) : 0;
        return plans.Count > 0 ? planned + await PlanNewAsync(oldest, plans, ct) : planned;
    }

    private async Task<int> PlanNewAsync(DateOnly oldest, List<FollowUpPlan> plans, CancellationToken ct)
    {
        var since = plans.Min(plan => plan.Since);
        var from = oldest < since ? since : oldest;

        // Day by day: each look is a range of one index, and what is done is not walked again.
        var planned = 0;
        foreach (var day in await New(from).Select(visit => visit.EndedOn).Distinct().ToListAsync(ct))
        {
            planned += await PlanAsync(() => New(from).Where(visit => visit.EndedOn == day).Select(visit => visit.Id).Take(Few).ToListAsync(ct), plans, ct);
        }

        return planned;
    }

    private async Task<int> PlanAsync(Func<Task<List<Id<Encounter>>>> nextAsync, List<FollowUpPlan> plans, CancellationToken ct)
    {
        var planned = 0;
        while (await nextAsync() is { Count: > 0 } stays)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await planner.PlanAsync(stays, plans, ct);
                    await db.SaveChangesAsync(ct);
                },
                ct);
            db.ChangeTracker.Clear();
            planned += stays.Count;
        }

        return planned;
    }

    private IQueryable<Encounter> New(DateOnly from) =>
        db.Encounters.AsNoTracking().Where(visit => visit.Kind == EncounterKind.Inpatient && visit.EndedOn >= from && !db.DischargeMarks.Any(mark => mark.EncounterId == visit.Id));

    /// <summary>What does not look any more as it did when it was planned.</summary>
    private IQueryable<Id<Encounter>> Changed(DateOnly from) =>
        from mark in db.DischargeMarks.AsNoTracking()
        join visit in db.Encounters.IgnoreQueryFilters() on mark.EncounterId equals visit.Id
        where mark.EndedOn == null || mark.EndedOn >= @from
        where (visit.IsCancelled && mark.EndedOn != null)
            || (!visit.IsCancelled && visit.EndedOn != mark.EndedOn)
            || visit.PatientId != mark.PatientId
            || visit.DiagnosisName != mark.Diagnosis
        select visit.Id;

    /// <summary>再入院: those who lie in a ward now.</summary>
    private async Task<int> WithdrawReadmittedAsync(CancellationToken ct)
    {
        var again =
            from stay in db.Encounters.AsNoTracking()
            join patient in db.Patients on stay.PatientId equals patient.Id
            join task in db.FollowUpTasks on patient.PersonId equals task.PersonId
            where stay.Kind == EncounterKind.Inpatient && stay.EndedOn == null
                && task.EncounterId != null && task.EncounterId != stay.Id && task.DischargedOn <= stay.StartedOn
                && (task.State == FollowUpState.Planned || task.State == FollowUpState.Due || task.State == FollowUpState.Waiting || task.State == FollowUpState.NumberNeeded)
            select task.Id;
        var ids = await again.Distinct().Take(1_000).ToListAsync(ct);
        return await ChangeAsync(ids, task => task.Cancel(FollowUpEnd.Readmitted, clock.GetUtcNow()), ct);
    }

    /// <summary>The new admission was an error and is cancelled: he is at home after all, and is not forgotten.</summary>
    private async Task<int> ReviveAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var oldest = HospitalZone.StartOf(clock.Today().AddDays(-parameters.Get(FollowUpParameters.LateDays)));
        var wrongly =
            from task in db.FollowUpTasks
            where task.State == FollowUpState.Cancelled && task.ReadyAt >= oldest && task.EndReason == FollowUpEnd.Readmitted && task.DischargedOn != null

                // Whoever was told so by telephone knows of a hospital the HIS does not know.
                && !db.FollowUpTasks.Any(told => told.EncounterId == task.EncounterId && told.LastOutcome == FollowUpOutcome.Readmitted)
                && !(from patient in db.Patients
                     where patient.PersonId == task.PersonId
                     join stay in db.Encounters on patient.Id equals stay.PatientId
                     where stay.Kind == EncounterKind.Inpatient && stay.Id != task.EncounterId && stay.StartedOn >= task.DischargedOn
                     select stay.Id).Any()
                && db.Patients.Any(alive => alive.Id == task.PatientId && alive.DeceasedOn == null)
            select new { task.Id, task.PatientId };
        var found = await wrongly.Take(1_000).ToListAsync(ct);
        if (found.Count == 0)
        {
            return 0;
        }

        // Who died or said meanwhile that he wants no calls stays withdrawn.
        var willing = await planner.WillingAsync(found.ConvertAll(one => one.PatientId), ct);
        return await ChangeAsync(
            [.. found.Where(one => willing.Contains(one.PatientId)).Select(one => one.Id)],
            task =>
            {
                task.Revive(task.DischargedOn!.Value, task.DueOn, now, parameters.Get(FollowUpParameters.ImportanceDays));
                return true;
            },
            ct);
    }

    private async Task<int> WakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ready = db.FollowUpTasks.Where(task => (task.State == FollowUpState.Planned || task.State == FollowUpState.Waiting) && task.ReadyAt <= now);
        var woken = 0;
        if (await ready.AnyAsync(ct))
        {
            await db.InTransactionAsync(
                async () => woken = await ready.ExecuteUpdateAsync(
                    set => set
                        .SetProperty(task => task.State, FollowUpState.Due)
                        .SetProperty(task => task.QueueRank, task => task.Rank)
                        .SetProperty(task => task.Version, task => task.Version + 1),
                    ct),
                ct);
        }

        return woken;
    }

    /// <summary>Nothing was heard of who took it.</summary>
    private async Task<int> FreeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lapsed = await db.FollowUpTasks.Where(task => task.LeaseUntil != null && task.LeaseUntil < now).Select(task => task.Id).ToListAsync(ct);
        return await ChangeAsync(
            lapsed,
            task =>
            {
                var isLapsed = task is { State: FollowUpState.Leased, LeaseUntil: { } until } && until < now;
                if (isLapsed)
                {
                    task.Free(now);
                }

                return isLapsed;
            },
            ct);
    }

    private async Task<int> ChangeAsync(List<Id<FollowUpTask>> ids, Func<FollowUpTask, bool> change, CancellationToken ct)
    {
        var changed = 0;
        if (ids.Count > 0)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    changed = (await db.FollowUpTasks.Where(task => ids.Contains(task.Id)).ToListAsync(ct)).Count(change);
                    await db.SaveChangesAsync(ct);
                },
                ct);
            db.ChangeTracker.Clear();
        }

        return changed;
    }
}
