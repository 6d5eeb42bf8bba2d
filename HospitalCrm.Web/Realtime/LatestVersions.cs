using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// Two saves of one call may be relayed in the wrong order: an older card that comes late must not bring back what was put away or
/// has ended. Remembered for a minute. Not thread-safe.
/// </summary>
internal sealed class LatestVersions(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Id<CallSession>, (int Version, long Stamp)> _latest = [];
    private readonly Queue<(Id<CallSession> Call, long Stamp)> _order = [];

    public int Count => _latest.Count;

    /// <returns>False for a card older than one that came before.</returns>
    public bool Accept(PopCard card)
    {
        var now = clock.GetTimestamp();
        Forget(now);
        if (_latest.TryGetValue(card.CallId, out var known) && known.Version >= card.Version)
        {
            return known.Version == card.Version;
        }

        _latest[card.CallId] = (card.Version, now);
        _order.Enqueue((card.CallId, now));
        return true;
    }

    private void Forget(long now)
    {
        while (_order.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Stamp, now) > Memory)
        {
            _order.Dequeue();
            if (_latest.TryGetValue(oldest.Call, out var known) && known.Stamp == oldest.Stamp)
            {
                _latest.Remove(oldest.Call);
            }
        }
    }
}
