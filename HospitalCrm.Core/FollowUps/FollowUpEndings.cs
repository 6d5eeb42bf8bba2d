using HospitalCrm.Core.Data;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>What follows from a call that was no conversation about his health. Never saves.</summary>
public sealed class FollowUpEndings(CrmDb db, FollowUpDesk desk, FormDesk forms, FollowUpPlanner planner, RungNumbers numbers, Grants grants, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <summary>无人接听, 关机停机.</summary>
    public async Task MissAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        await numbers.LearnAsync(task, form, NumberResult.NotReached, ct);
        var next = await desk.NextWindowAsync(TimeSpan.FromHours(parameters.Get(FollowUpParameters.RetryHours)), ct);
        task.Miss(form.Outcome!.Value, clock.GetUtcNow(), next, parameters.Get(FollowUpParameters.MostAttempts));
        if (task.State == FollowUpState.Lost)
        {
            await planner.PlanNextAsync(task, clock.Today(), ct);
        }

        // He does not answer calls: perhaps he answers a message. Once a round, and never where somebody else has his telephone.
        var patience = parameters.Get(FormParameters.AfterAttempts);
        if (patience > 0 && task.Attempts >= patience && task is { IsOpen: true, FormSentAt: null } && form.Outcome != FollowUpOutcome.NotThePatient)
        {
            await forms.TrySendAsync(task, ct);
        }
    }

    /// <summary>空号, 非本人: the next number, and when there is none 查号.</summary>
    public async Task DropNumberAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        if (await numbers.DropAsync(task, form, ct))
        {
            task.TryNext(form.Outcome!.Value, clock.GetUtcNow(), desk.Lease);
        }
        else
        {
            task.AskForNumber(form.Outcome!.Value, clock.GetUtcNow());
        }
    }

    /// <summary>拒访: this one, or all there will ever be.</summary>
    public async Task RefuseAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        await numbers.LearnAsync(task, form, NumberResult.Reached, ct);
        var now = clock.GetUtcNow();
        task.Refuse(now);
        if (form.NeverAgain)
        {
            db.ConsentEntries.Add(new(task.PatientId, ConsentChannel.Phone, ConsentPurpose.Service, ConsentState.Refused, ConsentDoor.Call, actor.Value.StaffNo, now));
            (await OthersAsync(task, ct)).ForEach(other => other.Cancel(FollowUpEnd.NoFollowUps, now));
        }
        else
        {
            await planner.PlanNextAsync(task, clock.Today(), ct);
        }
    }

    public async Task RescheduleAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        await numbers.LearnAsync(task, form, NumberResult.Reached, ct);
        var to = HospitalZone.StartOf(form.Day!.Value) + (form.Time ?? parameters.Get(CallingParameters.From)).ToTimeSpan();
        task.Reschedule(to, clock.GetUtcNow(), desk.ImportanceDays);
    }

    /// <summary>再入院, 转他院: this stay is not asked about any more.</summary>
    public async Task LeaveAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        await numbers.LearnAsync(task, form, NumberResult.Reached, ct);
        var now = clock.GetUtcNow();
        var reason = form.Outcome == FollowUpOutcome.Readmitted ? FollowUpEnd.Readmitted : FollowUpEnd.Transferred;
        task.Cancel(reason, now, form.Outcome);
        if (task.EncounterId is { } stay)
        {
            (await OthersAsync(task, ct)).FindAll(other => other.EncounterId == stay).ForEach(other => other.Cancel(reason, now));
        }
    }

    /// <summary>已死亡: every record of the person, hence every message and every other follow-up.</summary>
    public async Task DieAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        if (!await grants.HasAsync(actor.Value, PatientPermissions.MarkDeceased))
        {
            throw new RuleViolation("FollowUps.MayNotMarkDeceased");
        }

        // He left the ward alive.
        if (form.DiedOn < task.DischargedOn)
        {
            throw new RuleViolation("FollowUps.DiedBeforeDischarge", task.DischargedOn);
        }

        await numbers.LearnAsync(task, form, NumberResult.Reached, ct);
        task.Cancel(FollowUpEnd.Died, clock.GetUtcNow(), FollowUpOutcome.Died);
        foreach (var record in await db.Patients.Where(patient => patient.PersonId == task.PersonId).ToListAsync(ct))
        {
            record.Die(form.DiedOn ?? clock.Today(), DeathSource.Family, actor.Value.StaffNo);
        }
    }

    private Task<List<FollowUpTask>> OthersAsync(FollowUpTask task, CancellationToken ct) =>
        db.FollowUpTasks.Where(other => other.PersonId == task.PersonId && other.Id != task.Id && other.EndedAt == null).ToListAsync(ct);
}
