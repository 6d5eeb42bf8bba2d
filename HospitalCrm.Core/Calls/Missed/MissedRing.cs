using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>A call that was counted, so that it is counted once; without a task when the number was spoken with since.</summary>
public sealed class MissedRing(Id<CallSession> callId, Id<MissedCall>? missedCallId, DateTimeOffset at)
{
    public Id<CallSession> CallId { get; private set; } = callId;

    public Id<MissedCall>? MissedCallId { get; private set; } = missedCallId;

    public DateTimeOffset At { get; private set; } = at;
}
