using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>
/// Turns one live span into the next. Inside the caller's transaction: the index that allows one live span must see the old one ended before
/// the new one comes, hence the save in between.
/// </summary>
public sealed class PresenceBook(CrmDb db, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<PresenceSpan?> LiveAsync(string staffNo, CancellationToken ct) =>
        db.PresenceSpans.SingleOrDefaultAsync(span => span.StaffNo == staffNo && span.EndedAt == null, ct);

    /// <summary>Two tabs at once change one state.</summary>
    public Task LockAsync(CancellationToken ct) => db.LockAsync("presence", ct);

    /// <summary>Into a state; nothing happens to whoever is in it for the same reason.</summary>
    public async Task<PresenceSpan> EnterAsync(string staffNo, PresenceState state, string? reason, CancellationToken ct)
    {
        var live = await LiveAsync(staffNo, ct);
        return live is not null && live.State == state && live.Reason == reason
            ? live
            : await ReplaceAsync(live, new PresenceSpan(staffNo, state, reason, Now), Now, ct);
    }

    /// <summary>话后处理 of a call that is over, unless he is away, or speaks with somebody else already.</summary>
    public async Task<PresenceSpan?> BeginWrapUpAsync(CallSession call, CancellationToken ct)
    {
        var time = TimeSpan.FromSeconds(parameters.Get(CallParameters.WrapUpSeconds));
        if (time == TimeSpan.Zero || call is not { State: CallState.Ended, AnsweredAt: not null, IsNuisance: false, AgentNo: { } agent })
        {
            return null;
        }

        var live = await LiveAsync(agent, ct);
        return live is null or { State: PresenceState.Offline } || live.CallId == call.Id || await IsSettledAsync(call, agent, ct)
            ? null
            : await ReplaceAsync(live, PresenceSpan.WrapUp(live, call.Id, Now, time), Now, ct);
    }

    /// <summary>The result is saved, or the time is over.</summary>
    public async Task EndWrapUpAsync(PresenceSpan span, DateTimeOffset at, CancellationToken ct) => await ReplaceAsync(span, span.Next(at), at, ct);

    /// <summary>Saving the result of its call ends a 话后处理.</summary>
    public async Task EndWrapUpOfAsync(string staffNo, Id<CallSession> call, CancellationToken ct)
    {
        if (await LiveAsync(staffNo, ct) is { State: PresenceState.WrapUp, CallId: { } wrapped } live && wrapped == call)
        {
            await EndWrapUpAsync(live, Now, ct);
        }
    }

    // The result was saved while they still spoke; another call is on; or it was wrapped up before.
    private async Task<bool> IsSettledAsync(CallSession call, string agent, CancellationToken ct) =>
        await db.ContactRecords.AnyAsync(record => record.CallId == call.Id && record.StaffNo == agent, ct)
        || await db.PresenceSpans.AnyAsync(span => span.StaffNo == agent && span.CallId == call.Id, ct)
        || await db.Calls.AnyAsync(other => other.AgentNo == agent && other.State == CallState.Answered, ct);

    private async Task<PresenceSpan> ReplaceAsync(PresenceSpan? live, PresenceSpan next, DateTimeOffset at, CancellationToken ct)
    {
        if (live is not null)
        {
            live.End(at);
            await db.SaveChangesAsync(ct);
        }

        db.PresenceSpans.Add(next);
        return next;
    }
}
