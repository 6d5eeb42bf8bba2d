using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Planning;

/// <summary>Somebody died, or records were grouped or parted: his follow-ups end, or become those of the other person, each asked once.</summary>
internal sealed class FollowStanding(CrmDb db, ParameterValues parameters, TimeProvider clock) : IHandle<PatientStandingChanged>
{
    public async Task HandleAsync(PatientStandingChanged happened, CancellationToken ct)
    {
        // What has ended too: it may be asked again, and what was learnt by it about his numbers goes with him.
        var tasks = await db.FollowUpTasks.Where(task => task.PatientId == happened.PatientId).ToListAsync(ct);
        if (tasks.Count == 0)
        {
            return;
        }

        // The patient is one of those being saved: as he is becoming, not as he stands in the database.
        var patient = await db.Patients.FindAsync([happened.PatientId], ct);
        if (patient is null || patient.DeceasedOn is not null)
        {
            tasks.ForEach(task => task.Cancel(patient is null ? FollowUpEnd.ArchiveGone : FollowUpEnd.Died, clock.GetUtcNow()));
            return;
        }

        var moved = tasks.FindAll(task => task.PersonId != patient.PersonId);
        if (moved.Count > 0)
        {
            await MoveAsync(patient, moved, ct);
        }
    }

    private async Task MoveAsync(Patient patient, List<FollowUpTask> moved, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.FollowUpTasks.Where(task => task.PersonId == patient.PersonId && task.EndedAt == null).LoadAsync(ct);

        // Also those that are moved to this person in the same breath and not saved yet.
        var others = db.FollowUpTasks.Local.Where(task => task.PersonId == patient.PersonId && task.PatientId != patient.Id && task.IsOpen).ToList();
        foreach (var task in moved)
        {
            if (task.State == FollowUpState.Leased && others.Exists(other => other.State == FollowUpState.Leased))
            {
                task.Free(now);
            }

            task.BelongTo(patient.Id, patient.PersonId);
            Settle(task, others.Exists(other => other.PlanId == task.PlanId && other.Step == task.Step && other.DischargedOn == task.DischargedOn && task.PlanId is not null), now);
        }
    }

    private void Settle(FollowUpTask task, bool isAskedAlready, DateTimeOffset now)
    {
        if (isAskedAlready)
        {
            task.Cancel(FollowUpEnd.Merged, now);
        }
        else if (task is { State: FollowUpState.Cancelled, EndReason: FollowUpEnd.Merged, DischargedOn: { } left })
        {
            // They were two after all, and this one was never asked.
            task.Revive(left, task.DueOn, now, parameters.Get(FollowUpParameters.ImportanceDays));
        }
        else if (task.State == FollowUpState.NumberNeeded)
        {
            // The other records may have a number; whoever calls sees it.
            task.FindNumber(now);
        }
    }
}

/// <summary>查号 succeeded: one of the person's archives got a number.</summary>
internal sealed class FollowNumbers(CrmDb db, TimeProvider clock) : IHandle<PatientNumbersAdded>
{
    public async Task HandleAsync(PatientNumbersAdded happened, CancellationToken ct)
    {
        var persons = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == happened.PatientId).Select(patient => patient.PersonId);
        var waiting = await db.FollowUpTasks
            .Where(task => (task.PatientId == happened.PatientId || persons.Contains(task.PersonId)) && task.State == FollowUpState.NumberNeeded)
            .ToListAsync(ct);
        waiting.FindAll(task => task.State == FollowUpState.NumberNeeded).ForEach(task => task.FindNumber(clock.GetUtcNow()));
    }
}
