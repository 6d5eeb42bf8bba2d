using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>The moves. Each refuses what it is not meant for; none leaves a task nobody would come back to.</summary>
public sealed partial class FollowUpTask
{
    private const int MinutesADay = 24 * 60;

    /// <summary>Its day is known. Into the queue at once when it has come.</summary>
    public FollowUpTask Plan(DateOnly dueOn, DateTimeOffset now, int importanceDays)
    {
        Demand(FollowUpState.Planned);
        (DueOn, ReadyAt) = (dueOn, HospitalZone.StartOf(dueOn));
        Rank = RankOf(ReadyAt, importanceDays);
        Set(ReadyAt <= now ? FollowUpState.Due : FollowUpState.Planned);
        return this;
    }

    /// <summary>Its time has come.</summary>
    public void Wake(DateTimeOffset now)
    {
        Demand(FollowUpState.Planned, FollowUpState.Waiting);
        if (ReadyAt <= now)
        {
            Put(FollowUpState.Due);
        }
    }

    /// <summary>某某处理中. One who holds it already goes on.</summary>
    /// <exception cref="RuleViolation">Somebody else has it, or it is over.</exception>
    /// <param name="name">What the others are shown.</param>
    public void Take(string by, DateTimeOffset now, TimeSpan lease, string? name = null)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("FollowUps.Ended", State);
        }

        if (IsHeldByAnother(by, now))
        {
            throw new RuleViolation("FollowUps.Busy", LeaseBy);
        }

        var isNew = LeaseBy != by;
        if (isNew)
        {
            LeasedAt = now;
        }

        (LeaseBy, LeaseUntil) = (by, now + lease);
        Set(FollowUpState.Leased);
        if (isNew)
        {
            Tell(name);
        }
    }

    /// <summary>改派: to somebody, or back to everybody of the ward.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="RuleViolation">It is over, or somebody speaks with the patient at this moment.</exception>
    /// <param name="name">What the others are shown.</param>
    public bool GiveTo(string? staffNo, DateTimeOffset now, string? name = null)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("FollowUps.Ended", State);
        }

        if (State == FollowUpState.Leased && LeaseUntil > now)
        {
            throw new RuleViolation("FollowUps.HeldNow", LeaseBy);
        }

        if (State == FollowUpState.Leased)
        {
            Free(now);
        }

        var changes = AssigneeNo != staffNo;
        AssigneeNo = staffNo;
        if (changes)
        {
            Tell(null, name);
        }

        return changes;
    }

    public bool IsHeldBy(string by) => State == FollowUpState.Leased && LeaseBy == by;

    public bool IsHeldByAnother(string by, DateTimeOffset now) => State == FollowUpState.Leased && LeaseBy != by && LeaseUntil > now;

    /// <summary>Put back unasked, or nothing was heard of its holder.</summary>
    public void Free(DateTimeOffset now)
    {
        Demand(FollowUpState.Leased);
        Put(ReadyAt <= now ? FollowUpState.Due : FollowUpState.Waiting);
    }

    /// <summary>Enough for today: the patient was called and written to as often as he may be.</summary>
    public void Postpone(DateTimeOffset to)
    {
        Demand(FollowUpState.Due, FollowUpState.Leased);
        ReadyAt = to;
        Put(FollowUpState.Waiting);
    }

    /// <summary>The web form is with the patient: nobody rings until its time is over.</summary>
    public void AwaitForm(DateTimeOffset until, DateTimeOffset now)
    {
        Demand(FollowUpState.Due, FollowUpState.Leased, FollowUpState.Waiting);
        (FormSentAt, StartsByForm, ReadyAt) = (now, null, until);
        Put(FollowUpState.Waiting);
    }

    /// <summary>No form goes out before the call.</summary>
    public void DropForm() => StartsByForm = null;

    public void Finish(DateTimeOffset now) => End(FollowUpState.Done, FollowUpOutcome.Done, now);

    /// <summary>The patient answered himself, whoever has it.</summary>
    public void FinishByHimself(DateTimeOffset now)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("FollowUps.Ended", State);
        }

        Conclude(FollowUpState.Done, FollowUpOutcome.Done, now);
    }

    /// <summary>Nobody, or somebody else, answered. After the last try the patient is lost.</summary>
    /// <param name="nextAt">The next window.</param>
    public void Miss(FollowUpOutcome how, DateTimeOffset now, DateTimeOffset nextAt, int mostAttempts)
    {
        Demand(FollowUpState.Leased);
        if (++Attempts >= mostAttempts)
        {
            End(FollowUpState.Lost, how, now);
            return;
        }

        Note(how, now);
        ReadyAt = nextAt;
        Put(ReadyAt <= now ? FollowUpState.Due : FollowUpState.Waiting);
    }

    /// <summary>The number was none, and there is another: the same caller goes on with that.</summary>
    public void TryNext(FollowUpOutcome how, DateTimeOffset now, TimeSpan lease)
    {
        Demand(FollowUpState.Leased);
        Note(how, now);
        LeaseUntil = now + lease;
    }

    /// <summary>查号.</summary>
    public void AskForNumber(FollowUpOutcome how, DateTimeOffset now)
    {
        Demand(FollowUpState.Leased);
        Note(how, now);
        Put(FollowUpState.NumberNeeded);
    }

    /// <summary>The archive got a number.</summary>
    public void FindNumber(DateTimeOffset now)
    {
        Demand(FollowUpState.NumberNeeded);
        Put(ReadyAt <= now ? FollowUpState.Due : FollowUpState.Waiting);
    }

    /// <summary>改约. Its turn counts from the time agreed.</summary>
    public void Reschedule(DateTimeOffset to, DateTimeOffset now, int importanceDays)
    {
        Demand(FollowUpState.Leased);
        if (to <= now)
        {
            throw new RuleViolation("FollowUps.InPast");
        }

        Note(FollowUpOutcome.Rescheduled, now);
        (ReadyAt, DueOn) = (to, DateOnly.FromDateTime(HospitalZone.Local(to).DateTime));
        Rank = RankOf(to, importanceDays);
        Put(FollowUpState.Waiting);
    }

    public void Refuse(DateTimeOffset now) => End(FollowUpState.Refused, FollowUpOutcome.Refused, now);

    /// <summary>Withdrawn, whoever has it: what it was for is not so any more. Nothing happens to one that is over.</summary>
    public bool Cancel(FollowUpEnd reason, DateTimeOffset now, FollowUpOutcome? told = null)
    {
        if (!IsOpen)
        {
            return false;
        }

        EndReason = reason;
        (LastOutcome, LastAttemptAt) = told is null ? (LastOutcome, LastAttemptAt) : (told, now);
        EndedAt = now;
        Put(FollowUpState.Cancelled);
        CloseForm();
        return true;
    }

    /// <summary>What it was withdrawn for is not so: the discharge took place after all, perhaps on another day; the new admission was an error; the two were not one.</summary>
    public void Revive(DateOnly dischargedOn, DateOnly dueOn, DateTimeOffset now, int importanceDays)
    {
        if (State != FollowUpState.Cancelled || EndReason is not (FollowUpEnd.DischargeCancelled or FollowUpEnd.PlanChanged or FollowUpEnd.Readmitted or FollowUpEnd.Merged))
        {
            throw new RuleViolation("FollowUps.WrongState", State);
        }

        (EndReason, EndedAt, DischargedOn) = (null, null, dischargedOn);
        State = FollowUpState.Planned;
        Plan(dueOn, now, importanceDays);
    }

    /// <summary>The source corrected the day of the discharge before anybody called.</summary>
    public void Shift(DateOnly dischargedOn, DateOnly dueOn, DateTimeOffset now, int importanceDays)
    {
        Demand(FollowUpState.Planned, FollowUpState.Due);
        DischargedOn = dischargedOn;
        State = FollowUpState.Planned;
        Plan(dueOn, now, importanceDays);
    }

    /// <summary>重新回访: a new round; what was written stays.</summary>
    public void AskAgain(DateTimeOffset now, int importanceDays)
    {
        if (State is not (FollowUpState.Done or FollowUpState.Lost))
        {
            throw new RuleViolation("FollowUps.NotToRedo", State);
        }

        Round++;
        (Attempts, LastOutcome, LastAttemptAt, EndedAt, DaysLate, FormSentAt) = (0, null, null, null, null, null);
        (ReadyAt, DueOn) = (now, DateOnly.FromDateTime(HospitalZone.Local(now).DateTime));
        Rank = RankOf(now, importanceDays);
        Put(FollowUpState.Due);
    }

    private long RankOf(DateTimeOffset due, int importanceDays) => due.ToUnixTimeSeconds() / 60 - (long)Importance * importanceDays * MinutesADay;

    private void Note(FollowUpOutcome how, DateTimeOffset now) => (LastOutcome, LastAttemptAt) = (how, now);

    private void End(FollowUpState end, FollowUpOutcome how, DateTimeOffset now)
    {
        Demand(FollowUpState.Leased);
        Conclude(end, how, now);
    }

    private void Conclude(FollowUpState end, FollowUpOutcome how, DateTimeOffset now)
    {
        Note(how, now);
        EndedAt = now;
        DaysLate = DateOnly.FromDateTime(HospitalZone.Local(now).DateTime).DayNumber - DueOn.DayNumber;
        Put(end);
        CloseForm();
    }

    private void CloseForm()
    {
        if (FormSentAt is not null)
        {
            Raise(new FollowUpEnded(Id));
        }
    }

    private void Put(FollowUpState state)
    {
        Set(state);
        Tell(null);
    }

    private void Tell(string? holder, string? assignee = null) => Raise(new FollowUpMoved(Id, State, DepartmentCode, WardCode, LeaseBy, holder, LeaseUntil, AssigneeNo, assignee));

    private void Set(FollowUpState state)
    {
        State = state;
        QueueRank = state is FollowUpState.Due or FollowUpState.Leased ? Rank : null;
        if (state != FollowUpState.Leased)
        {
            (LeaseBy, LeasedAt, LeaseUntil) = (null, null, null);
        }
    }

    private void Demand(params ReadOnlySpan<FollowUpState> states)
    {
        if (!states.Contains(State))
        {
            throw new RuleViolation("FollowUps.WrongState", State);
        }
    }
}
