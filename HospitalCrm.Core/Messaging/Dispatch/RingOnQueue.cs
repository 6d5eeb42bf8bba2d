using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>What a room queued in its own transaction goes out as soon as that is committed.</summary>
public sealed class RingOnQueue(DispatchBell bell) : IAfterCommit<MessageQueued>
{
    public Task AfterCommitAsync(MessageQueued happened, CancellationToken ct)
    {
        bell.Ring(happened.Priority);
        return Task.CompletedTask;
    }
}
