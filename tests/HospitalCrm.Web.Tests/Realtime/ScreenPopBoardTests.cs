using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Tests.Realtime;

public sealed class ScreenPopBoardTests
{
    private readonly BoardRig _rig = new();

    private ScreenPopBoard Board => _rig.Board;

    [Fact]
    public void The_tab_last_in_focus_shows_the_card_and_the_others_a_bar()
    {
        var (first, second, third) = (_rig.Living(), _rig.Living(), _rig.Living());
        Board.Look(first, visible: true, focused: true);
        Board.Look(second, visible: true, focused: true);
        Board.Look(third, visible: false, focused: false);
        var card = BoardRig.Ringing();

        Board.Push(card);

        Assert.Equal(card.CallId, _rig.FrontOf(second));
        Assert.All([first, third], tab => Assert.Equal((null, card.CallId), (_rig.FrontOf(tab), Assert.Single(_rig.BarsOf(tab)))));
    }

    [Fact]
    public void A_tab_that_can_be_seen_goes_before_one_that_was_in_focus_later()
    {
        var (seen, hidden) = (_rig.Living(), _rig.Living());
        Board.Look(seen, visible: true, focused: true);
        Board.Look(hidden, visible: true, focused: true);
        Board.Look(hidden, visible: false, focused: false);

        Board.Push(BoardRig.Ringing());

        Assert.NotNull(_rig.FrontOf(seen));
    }

    [Fact]
    public void Another_agents_tab_shows_nothing()
    {
        var (own, other) = (_rig.Living("agent01"), _rig.Living("agent02"));

        Board.Push(BoardRig.Ringing("agent01"));

        Assert.NotNull(_rig.FrontOf(own));
        Assert.Empty(Board.ViewOf(other).Items);
    }

    [Fact]
    public void A_second_call_is_a_bar_and_comes_to_the_front_when_the_first_is_put_away()
    {
        var tab = _rig.Living();
        var (first, second) = (BoardRig.Ringing(second: 0), BoardRig.Ringing(second: 1));
        Board.Push(first);
        Board.Push(second);
        var before = (_rig.FrontOf(tab), _rig.BarsOf(tab).Single());

        Board.Push(first.PutAway());

        Assert.Equal((first.CallId, second.CallId), before);
        Assert.Equal(second.CallId, _rig.FrontOf(tab));
        Assert.Empty(_rig.BarsOf(tab));
    }

    [Fact]
    public void A_bar_that_is_clicked_becomes_the_card_in_that_tab()
    {
        var (front, clicked) = (_rig.Living(), _rig.Living());
        var (first, second) = (BoardRig.Ringing(second: 0), BoardRig.Ringing(second: 1));
        Board.Push(first);
        Board.Push(second);

        Board.Claim(clicked, second.CallId);

        Assert.Equal((null, second.CallId), (_rig.FrontOf(front), _rig.FrontOf(clicked)));
    }

    [Fact]
    public void A_call_that_ended_is_not_shown_to_a_tab_that_comes_later()
    {
        var tab = _rig.Living();
        var card = BoardRig.Ringing().Answered();
        Board.Push(card);
        Board.Push(card.Over());

        var later = _rig.Living();

        Assert.Equal("ended", Board.ViewOf(tab).Front!.State);
        Assert.Empty(Board.ViewOf(later).Items);
    }

    [Fact]
    public void A_call_that_ended_before_anybody_was_told_never_pops()
    {
        var tab = _rig.Living();

        Board.Push(BoardRig.Ringing().Over());

        Assert.Empty(Board.ViewOf(tab).Items);
    }

    [Fact]
    public void An_older_card_does_not_replace_a_newer_one()
    {
        var tab = _rig.Living();
        var card = BoardRig.Ringing();
        Board.Push(card.Answered());

        Board.Push(card);

        Assert.Equal("answered", Board.ViewOf(tab).Front!.State);
    }

    [Fact]
    public void An_older_card_that_comes_late_brings_back_nothing_that_was_put_away_or_has_ended()
    {
        var tab = _rig.Living();
        var (away, ended) = (BoardRig.Ringing(), BoardRig.Ringing());
        Board.Push(away);
        Board.Push(away.Answered().PutAway());
        Board.Push(ended.Answered().Over());

        Board.Push(away.Answered());
        Board.Push(ended.Answered());

        Assert.Empty(Board.ViewOf(tab).Items);
    }

    [Fact]
    public void An_unrouted_call_is_a_bar_in_the_leads_tabs_only()
    {
        var (agent, lead) = (_rig.Living(), _rig.Living("lead01", seesUnrouted: true));

        Board.Push(BoardRig.Ringing(agent: null));

        Assert.Empty(Board.ViewOf(agent).Items);
        Assert.True(Assert.Single(Board.ViewOf(lead).Bars).IsUnrouted);
        Assert.Null(Board.ViewOf(lead).Front);
    }

    [Fact]
    public void An_unrouted_call_leaves_the_tray_when_somebody_sits_down_there()
    {
        var (agent, lead) = (_rig.Living(), _rig.Living("lead01", seesUnrouted: true));
        var card = BoardRig.Ringing(agent: null);
        Board.Push(card);

        Board.Push(card.To("agent01"));

        Assert.Empty(Board.ViewOf(lead).Items);
        Assert.Equal(card.CallId, _rig.FrontOf(agent));
    }

    [Fact]
    public void A_transfer_takes_the_card_back_and_says_so_and_the_other_agent_gets_it()
    {
        var (from, to) = (_rig.Living("agent01"), _rig.Living("agent02"));
        var card = BoardRig.Ringing("agent01").Answered();
        Board.Push(card);

        Board.Push(card.To("agent02"));

        Assert.Equal(("elsewhere", "answered"), (Board.ViewOf(from).Front?.State, Board.ViewOf(to).Front?.State));
    }

    [Fact]
    public void What_is_elsewhere_can_be_put_away_in_all_tabs_of_the_agent_and_nothing_else_can()
    {
        var (from, alsoFrom, to) = (_rig.Living("agent01"), _rig.Living("agent01"), _rig.Living("agent02"));
        var card = BoardRig.Ringing("agent01").Answered();
        Board.Push(card);
        Board.Push(card.To("agent02"));

        Board.PutAway(alsoFrom, card.CallId);
        Board.PutAway(to, card.CallId);

        Assert.All([from, alsoFrom], tab => Assert.Empty(Board.ViewOf(tab).Items));
        Assert.Equal(card.CallId, _rig.FrontOf(to));
    }

    [Fact]
    public void A_call_nobody_took_makes_room_for_the_next_and_a_conversation_does_not()
    {
        var tab = _rig.Living();
        var (missed, spoken, next) = (BoardRig.Ringing(second: 0), BoardRig.Ringing(second: 1), BoardRig.Ringing(second: 2));
        Board.Push(missed);
        Board.Push(missed.Over());
        Board.Push(spoken);
        var afterMissed = _rig.FrontOf(tab);
        Board.Push(spoken.Answered());
        Board.Push(spoken.Answered().Over());

        Board.Push(next);

        Assert.Equal((spoken.CallId, spoken.CallId), (afterMissed, _rig.FrontOf(tab)));
        Assert.Contains(next.CallId, _rig.BarsOf(tab));
    }

    [Fact]
    public void An_ended_card_whose_tab_was_closed_does_not_hold_up_the_next_call()
    {
        var first = _rig.Living();
        var card = BoardRig.Ringing().Answered();
        Board.Push(card);
        Board.Push(card.Over());
        var second = _rig.Living();
        Board.Detach(first);
        var next = BoardRig.Ringing();

        Board.Push(next);

        Assert.Equal(next.CallId, _rig.FrontOf(second));
    }

    [Fact]
    public void Putting_the_card_away_does_not_bring_an_ended_call_to_the_front()
    {
        var tab = _rig.Living();
        var (first, second) = (BoardRig.Ringing(second: 0), BoardRig.Ringing(second: 1));
        Board.Push(first);
        Board.Push(second);
        Board.Push(second.Over());

        Board.Push(first.PutAway());

        Assert.Null(_rig.FrontOf(tab));
        Assert.Equal("missed", Assert.Single(Board.ViewOf(tab).Bars).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nuisance_and_outgoing_calls_never_pop(bool nuisance)
    {
        var tab = _rig.Living();

        Board.Push(nuisance ? BoardRig.Ringing() with { IsNuisance = true } : BoardRig.Ringing() with { Direction = CallDirection.Outgoing });

        Assert.Empty(Board.ViewOf(tab).Items);
    }

    [Fact]
    public void A_tab_that_has_left_changes_nothing_and_sees_nothing()
    {
        var tab = _rig.Living();
        var card = BoardRig.Ringing();
        Board.Push(card);
        Board.Detach(tab);

        Board.Connection(tab, isUp: true);
        Board.Claim(tab, card.CallId);
        Board.Detach(tab);

        Assert.Empty(Board.ViewOf(tab).Items);
        Assert.Equal(0, Board.Held().Desks);
    }

    [Fact]
    public void Ten_thousand_calls_leave_nothing_behind()
    {
        var (agent, lead) = (_rig.Living(), _rig.Living("lead01", seesUnrouted: true));
        for (var at = 0; at < 10_000; at++)
        {
            var card = BoardRig.Ringing(at % 3 == 0 ? null : at % 3 == 1 ? "agent01" : "agent-without-a-tab", at);
            Board.Push(card);
            Board.Push(at % 2 == 0 ? card.Over() : card.Answered());
            Board.Push(at % 2 == 0 ? card.Over().Over() : card.Answered().Over());
            _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _rig.Clock.Advance(TimeSpan.FromHours(1));
        Board.Push(BoardRig.Ringing("agent-without-a-tab"));
        Assert.InRange(Board.Held().Calls, 1, 3 * AgentDesk.MostOver);
        Board.Detach(agent);
        Board.Detach(lead);

        Assert.Equal((0, 1), Board.Held());
    }

    [Fact]
    public void Ring_to_screen_is_measured_from_the_signal_that_brought_the_number()
    {
        var tab = _rig.Living();
        var card = BoardRig.Ringing() with { ReceivedStamp = 42 };
        Board.Push(card);

        Board.Push(card.Answered() with { ReceivedStamp = 0 });

        Assert.Equal(42, Board.ViewOf(tab).Front!.Card.ReceivedStamp);
    }
}
