using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>What becomes of a dialled call, by the line's word or the agent's, moves its ladder.</summary>
internal sealed class LadderOnCall(CrmDb db, DialLadder ladder) : IHandle<CallChanged>
{
    public async Task HandleAsync(CallChanged happened, CancellationToken ct)
    {
        var call = db.Calls.Local.FirstOrDefault(call => call.Id == happened.CallId);
        if (call is not { DialSessionId: not null } || (call.AnsweredAt is null && call.EndedAt is null)
            || await ladder.OfAsync(call, ct) is not { Current: { } attempt } session || attempt.CallId != call.Id)
        {
            return;
        }

        if (call.AnsweredAt is not null)
        {
            ladder.Reach(session);
        }
        else if (call.Cause == CallSession.Forgotten)
        {
            ladder.Stop(session, call, DialState.Unknown, DialEnd.Unknown, letGo: true);
        }
        else
        {
            ladder.GoOn(session, call, IsBusy(call.Cause) ? DialState.Busy : DialState.NotReached, letGo: false);
        }
    }

    // The word, or what a telephone system calls it: Q.850 cause 17, SIP 486.
    private static bool IsBusy(string? cause) => cause is "17" or "486" || (cause?.Contains("busy", StringComparison.OrdinalIgnoreCase) ?? false);
}
