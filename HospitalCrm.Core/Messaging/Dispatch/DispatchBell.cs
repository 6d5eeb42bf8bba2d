namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>Tells the channels' loops that something is waiting, and in which class, so that they ask the database only when there is something to find.</summary>
public sealed class DispatchBell
{
    public const int Classes = 5;

    private readonly Lock _lock = new();
    private readonly long[] _rung = new long[Classes];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring(int priority)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _rung[priority]++;
            (waiting, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.TrySetResult();
    }

    /// <summary>Everything may have changed: a channel was resumed, a retry is due, another process wrote.</summary>
    public void RingAll()
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            for (var priority = 0; priority < Classes; priority++)
            {
                _rung[priority]++;
            }

            (waiting, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.TrySetResult();
    }

    /// <summary>How often each class was rung for, and what completes with the next ring.</summary>
    internal (long[] Rung, Task Next) Look()
    {
        lock (_lock)
        {
            return ([.. _rung], _next.Task);
        }
    }
}
