using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>
/// How long an agent was in which state, and why. One live span a person: it stands in the database, so that a restart or a second tab
/// neither ends nor doubles it. See docs/adr/0062-agents-desk.md.
/// </summary>
public sealed class PresenceSpan : Entity<PresenceSpan>
{
    private PresenceSpan()
    {
    }

    public PresenceSpan(string staffNo, PresenceState state, string? reason, DateTimeOffset at)
    {
        StaffNo = staffNo;
        State = state;
        Reason = reason;
        StartedAt = at;
        SeenAt = at;
        Raise(new PresenceChanged(staffNo));
    }

    public string StaffNo { get; private set; } = "";

    public PresenceState State { get; private set; }

    /// <summary>A code of <c>busy-reasons</c> or <c>break-reasons</c>.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a tab of his was last connected; a plain update, so that it makes nothing stale.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>话后处理: of which call, until when, and what follows it.</summary>
    public Id<CallSession>? CallId { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public PresenceState? Then { get; private set; }

    public string? ThenReason { get; private set; }

    /// <summary>After a call: the state before it comes back by itself.</summary>
    public static PresenceSpan WrapUp(PresenceSpan before, Id<CallSession> call, DateTimeOffset at, TimeSpan time) => new(before.StaffNo, PresenceState.WrapUp, null, at)
    {
        CallId = call,
        DueAt = at + time,
        Then = before.State == PresenceState.WrapUp ? before.Then : before.State,
        ThenReason = before.State == PresenceState.WrapUp ? before.ThenReason : before.Reason,
        SeenAt = before.SeenAt,
    };

    /// <summary>What follows a 话后处理.</summary>
    public PresenceSpan Next(DateTimeOffset at) => new(StaffNo, Then ?? PresenceState.Ready, ThenReason, at) { SeenAt = SeenAt };

    /// <summary>A span that would end before it began (a clock set back) ends where it began.</summary>
    public void End(DateTimeOffset at)
    {
        EndedAt ??= at > StartedAt ? at : StartedAt;
        Raise(new PresenceChanged(StaffNo));
    }
}
