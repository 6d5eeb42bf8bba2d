namespace HospitalCrm.Web.Parts;

/// <summary>Looks again when told to: at once the first time, and however often it is told, not again before the pause is over.</summary>
internal sealed class CalmLook(TimeProvider clock, TimeSpan pause, Action look) : IDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _isWanted;
    private bool _isGone;

    /// <param name="atOnce">False: only after the pause.</param>
    public void Want(bool atOnce = true)
    {
        lock (_lock)
        {
            if (_isGone)
            {
                return;
            }

            if (_timer is not null)
            {
                _isWanted = true;
                return;
            }

            _isWanted = !atOnce;
            _timer = clock.CreateTimer(_ => Over(), null, pause, Timeout.InfiniteTimeSpan);
        }

        if (atOnce)
        {
            look();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isGone = true;
            _timer?.Dispose();
        }
    }

    private void Over()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            if (_isGone || !_isWanted)
            {
                return;
            }

            _isWanted = false;
            _timer = clock.CreateTimer(_ => Over(), null, pause, Timeout.InfiniteTimeSpan);
        }

        look();
    }
}
