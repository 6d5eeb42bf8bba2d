using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>One clock of a complaint, with its stored end and how far its alarm climbed. Ended ones stay and are shown.</summary>
public sealed class ComplaintClock : Entity<ComplaintClock>
{
    private ComplaintClock()
    {
    }

    internal ComplaintClock(Id<Complaint> complaintId, ComplaintClockKind kind, ComplaintState state, int round, DateTimeOffset startedAt, DateTimeOffset dueAt, TimeSpan? limit, ComplaintLimits limits)
    {
        (ComplaintId, Kind, State, Round, StartedAt, DueAt) = (complaintId, kind, state, round, startedAt, dueAt);
        LimitTicks = limit?.Ticks;
        SetNext(limits);
    }

    public Id<Complaint> ComplaintId { get; private set; }

    public ComplaintClockKind Kind { get; private set; }

    /// <summary>The state in which it was started: for an inner clock, the step it counts.</summary>
    public ComplaintState State { get; private set; }

    public int Round { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>While it stands still: as it would be, had it gone on.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The working time an inner clock allows.</summary>
    public long? LimitTicks { get; private set; }

    /// <summary>Working time used up before it last stood still.</summary>
    public long UsedTicks { get; private set; }

    /// <summary>Since when it runs without a pause.</summary>
    public DateTimeOffset? RunningFrom { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ended by what it waited for, and not because the complaint was over.</summary>
    public bool IsMet { get; private set; }

    public ComplaintAlarm Alarm { get; private set; }

    /// <summary>When it alarms next; null when it never will again.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    public bool IsRunning => EndedAt is null && PausedAt is null;

    public bool IsLate(DateTimeOffset now) => (EndedAt ?? PausedAt ?? now) > DueAt;

    internal void Pause(DateTimeOffset at, ComplaintTimes times)
    {
        UsedTicks += times.Elapsed(RunningFrom ?? StartedAt, at).Ticks;
        (PausedAt, NextAt) = (at, null);
    }

    internal void Resume(DateTimeOffset at, ComplaintTimes times)
    {
        var left = (LimitTicks ?? 0) - UsedTicks;

        // What was late before the pause stays as late as it was.
        DueAt = left > 0 ? times.Add(at, TimeSpan.FromTicks(left)) : DueAt;
        (PausedAt, RunningFrom) = (null, at);
        SetNext(times.Limits);
    }

    internal void End(DateTimeOffset at, bool isMet) => (EndedAt, IsMet, NextAt) = (at, isMet, null);

    /// <summary>Several departments look into it, or another limit was set: only the statutory end moves, and never because somebody waits.</summary>
    internal void MoveEnd(DateTimeOffset dueAt, ComplaintLimits limits)
    {
        DueAt = dueAt;
        SetNext(limits);
    }

    /// <summary>The next above is told.</summary>
    internal void Climb(ComplaintLimits limits)
    {
        Alarm++;
        SetNext(limits);
    }

    private void SetNext(ComplaintLimits limits) => NextAt = Alarm switch
    {
        ComplaintAlarm.None => DueAt - Lead(limits.Warn),
        ComplaintAlarm.Warned => DueAt,
        ComplaintAlarm.Head => DueAt + limits.Climb,
        ComplaintAlarm.Office => DueAt + limits.Climb + limits.Climb,
        _ => null,
    };

    private TimeSpan Lead(TimeSpan warn) => TimeSpan.FromTicks(Math.Min(warn.Ticks, Math.Max(0, (DueAt - (RunningFrom ?? StartedAt)).Ticks) / 4));
}
