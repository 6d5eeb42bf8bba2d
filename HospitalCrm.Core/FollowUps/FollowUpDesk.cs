using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Gives a patient to one caller at a time. Asked inside the caller's transaction, as giving may need a save of its own first.</summary>
public sealed class FollowUpDesk(CrmDb db, FollowUpSight sight, ContactCap cap, ConsentBook consents, WorkCalendar calendar, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public TimeSpan Lease => TimeSpan.FromMinutes(parameters.Get(FollowUpParameters.LeaseMinutes));

    public int ImportanceDays => parameters.Get(FollowUpParameters.ImportanceDays);

    /// <summary>The moment somebody may be rung again after a call that reached nobody.</summary>
    public async Task<DateTimeOffset> NextWindowAsync(TimeSpan after, CancellationToken ct)
    {
        var earliest = clock.GetUtcNow() + after;
        return (await calendar.CallingHoursAsync(ct)).NextFrom(earliest) ?? earliest;
    }

    /// <summary>The follow-up is the actor's from now on. Withdrawn instead when there is nobody to call any more.</summary>
    /// <exception cref="RuleViolation">Somebody else has it, or speaks with the same human being; or he was called often enough today.</exception>
    public Task<TakeAnswer> TakeAsync(FollowUpTask task, CancellationToken ct) => TakeAsync(task, wasCalled: false, ct);

    /// <param name="wasCalled">The call took place: that he was called often enough cannot undo it.</param>
    internal async Task<TakeAnswer> TakeAsync(FollowUpTask task, bool wasCalled, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var by = actor.Value.StaffNo;
        if (await WithdrawnAsync(task, now, ct) is { } gone)
        {
            return gone;
        }

        if (task.IsHeldByAnother(by, now))
        {
            throw new RuleViolation("FollowUps.Busy", await sight.NameAsync(task.LeaseBy, ct));
        }

        if (!task.IsHeldBy(by))
        {
            await ClearAsync(task, by, now, ct);
            if (!wasCalled && await cap.IsReachedAsync(task.PersonId, ct))
            {
                throw new RuleViolation("FollowUps.ContactCap", cap.Most);
            }
        }

        task.Take(by, now, Lease, actor.Value.Name);
        return TakeAnswer.Taken;
    }

    /// <summary>The actor is at work on it. Whoever was silent for so long that it was freed has it again, as long as nobody else began.</summary>
    /// <returns>False: somebody else has it, or it is over.</returns>
    public async Task<bool> GoOnAsync(FollowUpTask task, CancellationToken ct)
    {
        if (task.IsHeldBy(actor.Value.StaffNo))
        {
            task.Take(actor.Value.StaffNo, clock.GetUtcNow(), Lease);
            return true;
        }

        if (task.State is not (FollowUpState.Due or FollowUpState.Leased))
        {
            return false;
        }

        try
        {
            return await TakeAsync(task, wasCalled: true, ct) == TakeAnswer.Taken;
        }
        catch (RuleViolation refusal) when (refusal.Code is "FollowUps.Busy" or "FollowUps.PatientBusy")
        {
            return false;
        }
    }

    /// <exception cref="RuleViolation">One of them died, or said that he wants no follow-ups.</exception>
    public async Task DemandWillingAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        foreach (var answer in (await consents.MayContactAsync(patients, ConsentChannel.Phone, ConsentPurpose.Service, ct)).Values.Where(answer => !answer.May))
        {
            throw new RuleViolation(answer.Reason switch
            {
                ContactReason.Deceased => "FollowUps.Deceased",
                ContactReason.NoArchive => "Patients.Missing",
                _ => "FollowUps.WantsNone",
            });
        }
    }

    /// <summary>The archive is gone or the patient died: nobody is called.</summary>
    private async Task<TakeAnswer?> WithdrawnAsync(FollowUpTask task, DateTimeOffset now, CancellationToken ct)
    {
        if (!task.IsOpen)
        {
            throw await IsAnsweredAsync(task, ct) ? new RuleViolation("FollowUps.AnsweredByHimself") : new RuleViolation("FollowUps.Ended", task.State);
        }

        var patient = await db.Patients.AsNoTracking().Where(patient => patient.Id == task.PatientId).Select(patient => new { patient.DeceasedOn }).SingleOrDefaultAsync(ct);
        if (patient is { DeceasedOn: null })
        {
            return null;
        }

        task.Cancel(patient is null ? FollowUpEnd.ArchiveGone : FollowUpEnd.Died, now);
        return TakeAnswer.Withdrawn;
    }

    /// <summary>The patient answered by the web or by message while somebody was about to ring, or rang.</summary>
    private async Task<bool> IsAnsweredAsync(FollowUpTask task, CancellationToken ct) =>
        task.State == FollowUpState.Done && await db.FollowUpRecords.AnyAsync(record => record.TaskId == task.Id && record.Round == task.Round && record.Door != AnswerDoor.Agent, ct);

    /// <summary>Other follow-ups of the same human being: somebody speaks with him, or they are put back.</summary>
    private async Task ClearAsync(FollowUpTask task, string by, DateTimeOffset now, CancellationToken ct)
    {
        var others = await db.FollowUpTasks.Where(other => other.PersonId == task.PersonId && other.Id != task.Id && other.State == FollowUpState.Leased).ToListAsync(ct);
        if (others.Find(other => other.IsHeldByAnother(by, now)) is { } busy)
        {
            throw new RuleViolation("FollowUps.PatientBusy", await sight.NameAsync(busy.LeaseBy, ct));
        }

        if (others.Count > 0)
        {
            others.ForEach(other => other.Free(now));

            // The index that lets nobody be called by two must see them free before it sees this one taken.
            await db.SaveChangesAsync(ct);
        }
    }
}

public enum TakeAnswer
{
    Taken,

    /// <summary>It was over: the patient died or the archive is gone.</summary>
    Withdrawn,
}
