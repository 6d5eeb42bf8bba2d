using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>A signal that was taken, so that its repeat is dropped. Kept for a month.</summary>
public sealed class LineEventRecord(string deviceId, Guid sessionId, long sequence, LineSignal signal, Id<CallSession> callId, DateTimeOffset at)
{
    public string DeviceId { get; private set; } = deviceId;

    public Guid SessionId { get; private set; } = sessionId;

    public long Sequence { get; private set; } = sequence;

    public LineSignal Signal { get; private set; } = signal;

    public Id<CallSession> CallId { get; private set; } = callId;

    public DateTimeOffset At { get; private set; } = at;

    /// <summary>A telephone system that restarted its counters says it of another call.</summary>
    public void SayOf(Id<CallSession> call, DateTimeOffset at)
    {
        CallId = call;
        At = at;
    }
}
