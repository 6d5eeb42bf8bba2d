namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>How many messages a channel may be given now. At most a second's worth, or one, is saved up.</summary>
internal sealed class TokenBucket(TimeProvider clock)
{
    private double _tokens = 1;
    private long _filledAt = clock.GetTimestamp();

    /// <param name="perSecond">0 for no limit.</param>
    public int Room(double perSecond)
    {
        var now = clock.GetTimestamp();
        if (perSecond <= 0)
        {
            (_tokens, _filledAt) = (1, now);
            return int.MaxValue;
        }

        _tokens = Math.Min(Math.Max(1, perSecond), _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
        return (int)_tokens;
    }

    public void Take(int count) => _tokens -= count;
}
