using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// One agent's calls and tabs. Exactly one tab (the host) shows exactly one call (the front) as a card; every other tab and every
/// other call is a bar. Not thread-safe: <see cref="ScreenPopBoard"/> holds its lock around every call.
/// </summary>
internal sealed class AgentDesk(string? staffNo)
{
    private readonly List<(PopCard Card, long OverStamp)> _cards = [];
    private readonly List<AgentTab> _tabs = [];
    private Id<CallSession>? _front;

    public IReadOnlyList<AgentTab> Tabs => _tabs;

    public AgentTab? Host { get; private set; }

    public Id<CallSession>? Front => _front;

    /// <summary>Nobody looks: the desk may be forgotten, its live calls are read again when a tab comes.</summary>
    public bool IsEmpty => _tabs.Count == 0;

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
            // Nobody saw the end of these; an ended call never pops.
            _cards.RemoveAll(held => held.Card.IsOver);
        }

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

        var gone = card.IsDismissed || card.IsNuisance || (at < 0 && (card.IsOver || card.AgentNo != staffNo));
        if (gone)
        {
            return at >= 0 && Remove(card.CallId);
        }

        var over = card.IsOver || card.AgentNo != staffNo ? (at >= 0 && _cards[at].OverStamp != 0 ? _cards[at].OverStamp : now) : 0;
        if (at >= 0)
        {
            _cards[at] = (card, over);
        }
        else
        {
            _cards.Add((card, over));
            _cards.Sort((left, right) => left.Card.StartedAt.CompareTo(right.Card.StartedAt));
        }

        Arrange();
        return true;
    }

    public bool Remove(Id<CallSession> call)
    {
        var removed = _cards.RemoveAll(held => held.Card.CallId == call) > 0;
        _tabs.ForEach(tab => tab.Forget(call));
        Arrange();
        return removed;
    }

    /// <summary>The agent clicked a bar: that call comes to the front, in that tab.</summary>
    public void Claim(AgentTab tab, Id<CallSession> call)
    {
        if (_cards.Exists(held => held.Card.CallId == call) && _tabs.Contains(tab))
        {
            (_front, Host) = (call, tab);
        }
    }

    /// <summary>Gives the card to the next best tab when the host cannot show it.</summary>
    public void Arrange()
    {
        if (Find(_front) is not { } front || GivesWay(front))
        {
            _front = _cards.Find(held => held.OverStamp == 0).Card?.CallId ?? _cards.FirstOrDefault().Card?.CallId;
            Host = null;
        }

        if (_front is null || Host is not { IsReachable: true } || !_tabs.Contains(Host))
        {
            Host = _front is null ? null : BestTab() ?? Host;
        }
    }

    public PopView View(AgentTab tab)
    {
        var shown = _cards.Where(held => held.OverStamp == 0 || held.OverStamp > tab.AttachedStamp)
            .Select(held => new PopItem(held.Card, staffNo is not null && held.Card.AgentNo != staffNo, staffNo is null))
            .ToList();
        var front = ReferenceEquals(Host, tab) ? shown.Find(item => item.Card.CallId == _front) : null;
        return new(front, [.. shown.Where(item => !ReferenceEquals(item, front))]);
    }

    public PopCard? Find(Id<CallSession>? call) => call is { } id ? _cards.Find(held => held.Card.CallId == id).Card : null;

    // A call nobody took, or that went to somebody else, makes room for one that rings now; a conversation whose note is open does not.
    private bool GivesWay(PopCard front) =>
        (front.State == CallState.Missed || front.AgentNo != staffNo) && _cards.Exists(held => held.OverStamp == 0);

    private AgentTab? BestTab() =>
        _tabs.Where(tab => tab.IsReachable).OrderByDescending(tab => tab.IsVisible).ThenByDescending(tab => tab.FocusedStamp).FirstOrDefault();
}
