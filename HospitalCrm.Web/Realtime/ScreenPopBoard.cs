using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// From a call to the tabs of the agent at whose seat it rings, and to nobody else's. Holds only what can be read again from the
/// database; callbacks run outside the lock, so one dead circuit cannot hold up another.
/// </summary>
public sealed class ScreenPopBoard(TimeProvider clock, PopTimings timings)
{
    /// <summary>A tab that has not reported the card by then loses it to the next. It is never waited for a paint: a hidden tab does not paint.</summary>
    internal static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, AgentDesk> _desks = new(StringComparer.Ordinal);
    private readonly AgentDesk _unrouted = new(null);

    /// <summary>Registers a tab. <paramref name="onChanged"/> must return at once.</summary>
    public AgentTab Attach(Actor actor, bool seesUnrouted, Action onChanged)
    {
        var tab = new AgentTab(actor, seesUnrouted, clock.GetTimestamp(), onChanged);
        lock (_lock)
        {
            DeskOf(actor.StaffNo).Attach(tab);
            if (seesUnrouted)
            {
                _unrouted.Attach(tab);
            }
        }

        return tab;
    }

    public void Detach(AgentTab tab) => Change(() =>
    {
        if (!_desks.TryGetValue(tab.Actor.StaffNo, out var desk))
        {
            return [];
        }

        desk.Detach(tab);
        if (desk.IsEmpty)
        {
            _desks.Remove(tab.Actor.StaffNo);
        }

        _unrouted.Detach(tab);
        return desk.Tabs;
    });

    /// <summary>The tab's window came to the front, or went away.</summary>
    public void Look(AgentTab tab, bool visible, bool focused)
    {
        lock (_lock)
        {
            tab.IsVisible = visible;
            tab.FocusedStamp = focused ? clock.GetTimestamp() : tab.FocusedStamp;
        }
    }

    public void Connection(AgentTab tab, bool isUp) => Change(() =>
    {
        tab.IsReachable = isUp;
        var desk = DeskOf(tab.Actor.StaffNo);
        desk.Arrange();
        return desk.Tabs;
    });

    public void Claim(AgentTab tab, Id<CallSession> call) => Change(() =>
    {
        var desk = DeskOf(tab.Actor.StaffNo);
        desk.Claim(tab, call);
        return desk.Tabs;
    });

    /// <summary>A call changed. A desk without a tab is not told: it reads its live calls when a tab comes. It is shown at its agent's desk, and taken back from any other that has it.</summary>
    public void Push(PopCard card)
    {
        Change(() =>
        {
            var now = clock.GetTimestamp();
            var changed = new HashSet<AgentTab>();
            foreach (var desk in _desks.Values.Append(_unrouted))
            {
                if (desk == _unrouted && card.AgentNo is not null ? desk.Remove(card.CallId) : desk.Put(card, now))
                {
                    changed.UnionWith(desk.Tabs);
                }
            }

            return changed;
        });
        WatchDelivery(card);
    }

    public PopView ViewOf(AgentTab tab)
    {
        lock (_lock)
        {
            var own = _desks.TryGetValue(tab.Actor.StaffNo, out var desk) ? desk.View(tab) : PopView.Nothing;
            return tab.SeesUnrouted ? own with { Bars = [.. own.Bars, .. AsBars(_unrouted.View(tab))] } : own;
        }
    }

    /// <summary>The tab's DOM holds the card (or bar): the browser acknowledged the batch that carried it.</summary>
    public void Delivered(AgentTab tab, PopCard card)
    {
        lock (_lock)
        {
            tab.IsReachable = true;
            if (card.Match == CallMatch.Pending || !tab.FirstDelivery(card.CallId))
            {
                return;
            }
        }

        timings.Delivered(card, tab.IsVisible);
    }

    /// <summary>A visible tab painted it.</summary>
    public void Painted(AgentTab tab, Id<CallSession> call)
    {
        PopCard? card;
        lock (_lock)
        {
            card = _desks.TryGetValue(tab.Actor.StaffNo, out var desk) ? desk.Find(call) ?? _unrouted.Find(call) : null;
            if (card is null or { Match: CallMatch.Pending } || !tab.FirstPaint(call))
            {
                return;
            }
        }

        timings.Painted(card);
    }

    private static IEnumerable<PopItem> AsBars(PopView view) => view.Front is { } front ? [front, .. view.Bars] : view.Bars;

    private AgentDesk DeskOf(string staffNo) => _desks.TryGetValue(staffNo, out var desk) ? desk : _desks[staffNo] = new(staffNo);

    private void Change(Func<IEnumerable<AgentTab>> change)
    {
        AgentTab[] tabs;
        lock (_lock)
        {
            tabs = [.. change()];
        }

        foreach (var tab in tabs)
        {
            tab.Changed();
        }
    }

    private void WatchDelivery(PopCard card)
    {
        if (card.AgentNo is { } agent && card is { IsOver: false, Match: not CallMatch.Pending })
        {
            _ = CheckDeliveryAsync(agent, card.CallId);
        }
    }

    private async Task CheckDeliveryAsync(string agent, Id<CallSession> call)
    {
        await Task.Delay(DeliveryLimit, clock);
        Change(() =>
        {
            if (_desks.TryGetValue(agent, out var desk) && desk.Front == call && desk.Host is { } host && !host.HasDelivered(call) && desk.Tabs.Any(tab => tab != host && tab.IsReachable))
            {
                host.IsReachable = false;
                desk.Arrange();
                return desk.Tabs;
            }

            return [];
        });
    }
}
