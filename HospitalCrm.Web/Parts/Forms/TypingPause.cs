namespace HospitalCrm.Web.Parts.Forms;

/// <summary>Calls back shortly after typing stops, or at the latest some seconds into typing that does not stop.</summary>
public sealed class TypingPause(TimeProvider clock, Func<Task> paused) : IDisposable
{
    // Saved within 1 s of the last key and within 3 s of the first: the rest is left for the way to the disk, ten people typing at once.
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(2000);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private long? _since;
    private bool _isDisposed;

    public void Touch()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _since ??= clock.GetTimestamp();
            var left = Longest - clock.GetElapsedTime(_since.Value);
            var due = left < Quiet ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : Quiet;
            _timer ??= clock.CreateTimer(_ => OnPaused(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What was waiting is handled by somebody else (the form was saved).</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            _since = null;
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void OnPaused()
    {
        lock (_lock)
        {
            _since = null;
        }

        _ = paused();
    }
}
