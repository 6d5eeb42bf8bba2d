using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// One agent's calls and tabs. Exactly one tab (the host) shows exactly one call (the front) as a card; every other tab and every
/// other call is a bar. Not thread-safe: <see cref="ScreenPopBoard"/> holds its lock around every call.
/// </summary>
internal sealed class AgentDesk(string? staffNo)
{
    /// <summary>Calls that are over and wait behind the card to be put away. Older ones are found in the list of calls.</summary>
    internal const int MostOver = 5;

    private readonly List<(PopCard Card, long OverStamp)> _cards = [];
    private readonly List<AgentTab> _tabs = [];
    private Id<CallSession>? _front;
    private long _watched;

    public IReadOnlyList<AgentTab> Tabs => _tabs;

    public AgentTab? Host { get; private set; }

    public Id<CallSession>? Front => _front;

    /// <summary>How many calls it holds.</summary>
    public int Count => _cards.Count;

    /// <summary>Counts up whenever another call or another tab gets the card: the host owes a report of this very one.</summary>
    public long Lease { get; private set; }

    public void Attach(AgentTab tab)
    {
        _tabs.Add(tab);
        Arrange();
    }

    public void Detach(AgentTab tab)
    {
        _tabs.Remove(tab);
        if (_tabs.Count == 0)
        {
            // Nobody is told from here on; whoever comes next reads what is live.
            _cards.Clear();
        }

        Arrange();
    }

    /// <summary>Nothing is held any more; the tabs stay.</summary>
    public void Clear()
    {
        _cards.Clear();
        Arrange();
    }

    /// <returns>False when nothing changed: an older card, or one that is not shown.</returns>
    public bool Put(PopCard card, long now)
    {
        var at = _cards.FindIndex(held => held.Card.CallId == card.CallId);
        if (at >= 0 && _cards[at].Card.Version >= card.Version)
        {
            return false;
        }

        var isOver = card.IsOver || card.AgentNo != staffNo;
        if (card.IsDismissed || card.IsNuisance || (card.Direction == CallDirection.Outgoing && card.Dial is null) || (at < 0 && isOver))
        {
            return at >= 0 && Remove(card.CallId);
        }

        if (at < 0)
        {
            _cards.Add((card, 0));
            _cards.Sort((left, right) => left.Card.StartedAt.CompareTo(right.Card.StartedAt));
        }
        else
        {
            // A later signal does not say when the number came; the first card did.
            var (before, overSince) = _cards[at];
            card = card.AgentNo == staffNo || staffNo is null ? card : before.TakenBackBy(card);
            _cards[at] = (card.ReceivedStamp == 0 ? card with { ReceivedStamp = before.ReceivedStamp } : card, !isOver ? 0 : overSince != 0 ? overSince : now);
        }

        Arrange();
        return true;
    }

    public bool Remove(Id<CallSession> call)
    {
        var removed = Forget(held => held.Card.CallId == call);
        Arrange();
        return removed;
    }

    /// <summary>The agent clicked a bar: that call comes to the front, in that tab.</summary>
    public bool Claim(AgentTab tab, Id<CallSession> call)
    {
        var may = _tabs.Contains(tab) && _cards.Exists(held => held.Card.CallId == call && Sees(tab, held.OverStamp));
        if (may)
        {
            tab.IsReachable = true;
            (_front, Host) = (call, tab);
            Lease++;
        }

        return may;
    }

    /// <summary>Gives the card to the next best tab when the host cannot show it.</summary>
    public void Arrange()
    {
        Tidy();
        var before = (_front, Host);
        if (Find(_front) is not { } front || GivesWay(front))
        {
            // A call that is over never comes to the front by itself.
            _front = _cards.Find(held => held.OverStamp == 0).Card?.CallId;
            Host = null;
        }

        if (_front is null || Host is null || !_tabs.Contains(Host))
        {
            Host = null;
        }

        if (_front is not null && Host is not { IsReachable: true })
        {
            Host = BestTab() ?? Host;
        }

        Lease += before == (_front, Host) ? 0 : 1;
    }

    public PopView View(AgentTab tab)
    {
        if (!_tabs.Contains(tab))
        {
            return PopView.Nothing;
        }

        var shown = _cards.Where(held => Sees(tab, held.OverStamp))
            .Select(held => new PopItem(held.Card, staffNo is not null && held.Card.AgentNo != staffNo, staffNo is null))
            .ToList();
        var front = ReferenceEquals(Host, tab) ? shown.Find(item => item.Card.CallId == _front) : null;
        return new(front, [.. shown.Where(item => !ReferenceEquals(item, front))]) { Lease = Lease };
    }

    public PopCard? Find(Id<CallSession>? call) => call is { } id ? _cards.Find(held => held.Card.CallId == id).Card : null;

    /// <summary>A lease nobody has begun to watch, when the card is one that must arrive.</summary>
    public bool TakeUnwatched(out long lease)
    {
        lease = Lease;
        var isNew = _watched != Lease && Host is not null;
        _watched = Lease;
        return isNew;
    }

    /// <summary>The host did not report in time: the next tab gets the card, if there is one.</summary>
    public bool GiveUp(long lease)
    {
        if (Lease != lease || Host is not { } host || host.Reported >= lease)
        {
            return false;
        }

        host.IsReachable = false;
        Arrange();
        return Lease != lease;
    }

    private static bool Sees(AgentTab tab, long overStamp) => overStamp == 0 || overStamp > tab.AttachedStamp;

    // A call nobody took, or that went to somebody else, makes room for one that rings now; a conversation whose note is open does not.
    private bool GivesWay(PopCard front)
    {
        var overSince = _cards.Find(held => held.Card.CallId == front.CallId).OverStamp;
        return overSince != 0
            && _cards.Exists(held => held.OverStamp == 0)
            && (front.State == CallState.Missed || front.AgentNo != staffNo || !_tabs.Exists(tab => tab.IsReachable && Sees(tab, overSince)));
    }

    private AgentTab? BestTab()
    {
        var overSince = _cards.Find(held => held.Card.CallId == _front).OverStamp;
        return _tabs.Where(tab => tab.IsReachable && Sees(tab, overSince)).OrderByDescending(tab => tab.IsVisible).ThenByDescending(tab => tab.FocusedStamp).FirstOrDefault();
    }

    // What is over and no tab has seen end is shown to nobody; of the rest the newest few stay.
    private void Tidy()
    {
        var kept = _cards.Where(held => held.OverStamp != 0 && held.Card.CallId != _front).OrderByDescending(held => held.OverStamp).Take(MostOver).Select(held => held.Card.CallId).ToHashSet();
        Forget(held => held.OverStamp != 0
            && (!_tabs.Exists(tab => Sees(tab, held.OverStamp)) || (held.Card.CallId != _front && !kept.Contains(held.Card.CallId))));
    }

    private bool Forget(Predicate<(PopCard Card, long OverStamp)> which)
    {
        foreach (var held in _cards.FindAll(which))
        {
            _tabs.ForEach(tab => tab.Forget(held.Card.CallId));
        }

        return _cards.RemoveAll(which) > 0;
    }
}
