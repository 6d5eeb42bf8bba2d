using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// From a call to the tabs of the agent at whose seat it rings, and to nobody else's. Holds only what can be read again from the
/// database; callbacks run outside the lock, so one dead circuit cannot hold up another.
/// </summary>
public sealed partial class ScreenPopBoard(TimeProvider clock, PopTimings timings, ILogger<ScreenPopBoard> logger)
{
    /// <summary>A tab that has not reported the card by then loses it to the next. It is never waited for a paint: a hidden tab does not paint.</summary>
    internal static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, AgentDesk> _desks = new(StringComparer.Ordinal);
    private readonly AgentDesk _unrouted = new(null);
    private readonly LatestVersions _latest = new(clock);

    /// <summary>Registers a tab. <paramref name="onChanged"/> must return at once.</summary>
    public AgentTab Attach(Actor actor, bool seesUnrouted, Action onChanged)
    {
        var tab = new AgentTab(actor, seesUnrouted, clock.GetTimestamp(), onChanged);
        Change(() =>
        {
            var desk = _desks.TryGetValue(actor.StaffNo, out var known) ? known : _desks[actor.StaffNo] = new(actor.StaffNo);
            desk.Attach(tab);
            if (seesUnrouted)
            {
                _unrouted.Attach(tab);
            }

            return desk.Tabs;
        });
        return tab;
    }

    /// <summary>A desk without a tab is forgotten: whoever comes next reads what is live.</summary>
    public void Detach(AgentTab tab) => Change(() =>
    {
        _unrouted.Detach(tab);
        if (!_desks.TryGetValue(tab.Actor.StaffNo, out var desk))
        {
            return [];
        }

        desk.Detach(tab);
        if (desk.Tabs.Count == 0)
        {
            _desks.Remove(tab.Actor.StaffNo);
        }

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

    public void Connection(AgentTab tab, bool isUp) => AtDeskOf(tab, desk =>
    {
        (tab.IsReachable, tab.IsConnected) = (isUp, isUp);
        desk.Arrange();
        return true;
    });

    /// <summary>Who has a connected tab.</summary>
    public IReadOnlyList<string> AtTheirDesks()
    {
        lock (_lock)
        {
            return [.. _desks.Where(desk => desk.Value.Tabs.Any(tab => tab.IsConnected)).Select(desk => desk.Key)];
        }
    }

    public void Claim(AgentTab tab, Id<CallSession> call) => AtDeskOf(tab, desk => desk.Claim(tab, call));

    /// <summary>Puts away what has become another agent's call: it is not this agent's to dismiss any more.</summary>
    public void PutAway(AgentTab tab, Id<CallSession> call) =>
        AtDeskOf(tab, desk => desk.Find(call) is { } card && card.AgentNo != tab.Actor.StaffNo && desk.Remove(call));

    /// <summary>What the agent may see has changed: his cards were read for the old rights, and whoever attaches reads them again.</summary>
    public void Clear(AgentTab tab) => AtDeskOf(tab, desk =>
    {
        desk.Clear();
        return true;
    });

    public void Push(PopCard card) => Push([card]);

    /// <summary>
    /// A call changed. A desk without a tab is not told: it reads its live calls when a tab comes. Each of the cards is shown at its agent's
    /// desk, and the call taken back from any other that has it.
    /// </summary>
    public void Push(IReadOnlyList<PopCard> cards) => Change(() =>
    {
        var changed = new HashSet<AgentTab>();
        var card = cards[0];
        if (!_latest.Accept(card))
        {
            return changed;
        }

        var now = clock.GetTimestamp();
        foreach (var (staffNo, desk) in _desks)
        {
            changed.UnionWith(desk.Put(cards.FirstOrDefault(own => own.AgentNo == staffNo) ?? card, now) ? desk.Tabs : []);
        }

        if (_unrouted.Tabs.Count > 0 && (card.AgentNo is null ? _unrouted.Put(card, now) : _unrouted.Remove(card.CallId)))
        {
            changed.UnionWith(_unrouted.Tabs);
        }

        return changed;
    });

    public PopView ViewOf(AgentTab tab)
    {
        lock (_lock)
        {
            var own = _desks.TryGetValue(tab.Actor.StaffNo, out var desk) ? desk.View(tab) : PopView.Nothing;
            return tab.SeesUnrouted ? own with { Bars = [.. own.Bars, .. AsBars(_unrouted.View(tab)).ExceptBy(own.Items.Select(item => item.Card.CallId), item => item.Card.CallId)] } : own;
        }
    }

    /// <summary>The tab's DOM holds this view: the browser acknowledged the batch that carried it.</summary>
    public void Delivered(AgentTab tab, PopView view)
    {
        var arrived = new List<PopCard>();
        AtDeskOf(tab, desk =>
        {
            tab.Reported = Math.Max(tab.Reported, view.Lease);
            arrived.AddRange(view.Items.Select(item => item.Card).Where(card => card.Match != CallMatch.Pending && tab.FirstDelivery(card.CallId)));
            var lease = desk.Lease;
            if (!tab.IsReachable)
            {
                tab.IsReachable = true;
                desk.Arrange();
            }

            return desk.Lease != lease;
        });
        arrived.ForEach(card => timings.Delivered(card, tab.IsVisible));
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

    /// <summary>How many desks and calls are held; for the tests of leaks.</summary>
    internal (int Desks, int Calls) Held()
    {
        lock (_lock)
        {
            return (_desks.Count, _desks.Values.Append(_unrouted).Sum(desk => desk.Count) + _latest.Count);
        }
    }

    private static IEnumerable<PopItem> AsBars(PopView view) => view.Front is { } front ? [front, .. view.Bars] : view.Bars;

    /// <summary>Tells the desk's tabs when the change says so. A tab that has left already changes nothing.</summary>
    private void AtDeskOf(AgentTab tab, Func<AgentDesk, bool> change) => Change(() =>
        _desks.TryGetValue(tab.Actor.StaffNo, out var desk) && desk.Tabs.Contains(tab) && change(desk) ? desk.Tabs : []);

    private void Change(Func<IEnumerable<AgentTab>> change)
    {
        AgentTab[] tabs;
        var watches = new List<(AgentDesk Desk, long Lease)>();
        lock (_lock)
        {
            tabs = [.. change()];
            foreach (var desk in tabs.Select(tab => _desks.GetValueOrDefault(tab.Actor.StaffNo)).OfType<AgentDesk>().Distinct())
            {
                if (desk.TakeUnwatched(out var lease))
                {
                    watches.Add((desk, lease));
                }
            }
        }

        foreach (var tab in tabs)
        {
            Tell(tab);
        }

        watches.ForEach(watch => _ = WatchAsync(watch.Desk, watch.Lease));
    }

    private void Tell(AgentTab tab)
    {
        try
        {
            tab.Changed();
        }
        catch (Exception failure)
        {
            // One dead circuit must not keep the card from the next.
            LogDead(logger, failure);
        }
    }

    private async Task WatchAsync(AgentDesk desk, long lease)
    {
        await Task.Delay(DeliveryLimit, clock);
        Change(() => desk.GiveUp(lease) ? desk.Tabs : []);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a tab could not be told of a call")]
    private static partial void LogDead(ILogger logger, Exception failure);
}
