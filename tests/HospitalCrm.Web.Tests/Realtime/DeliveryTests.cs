using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Tests.Realtime;

/// <summary>The card is where somebody can see it: late reports, dead tabs, lost connections.</summary>
public sealed class DeliveryTests
{
    private static readonly TimeSpan Limit = ScreenPopBoard.DeliveryLimit;

    private readonly BoardRig _rig = new();

    private ScreenPopBoard Board => _rig.Board;

    [Fact]
    public void A_tab_that_does_not_report_within_a_second_loses_the_card_to_the_next()
    {
        var dumb = _rig.Dumb();
        Board.Look(dumb, visible: true, focused: true);
        var living = _rig.Living();
        Board.Push(BoardRig.Ringing());
        var before = _rig.FrontOf(dumb) is not null;

        _rig.Clock.Advance(Limit);

        Assert.Equal((true, null), (before, _rig.FrontOf(dumb)));
        Assert.NotNull(_rig.FrontOf(living));
    }

    [Fact]
    public void The_card_wanders_on_until_a_tab_reports_it()
    {
        var dumb = Enumerable.Range(0, 3).Select(_ => _rig.Dumb()).ToList();
        dumb.ForEach(tab => Board.Look(tab, visible: true, focused: true));
        var living = _rig.Living();
        Board.Push(BoardRig.Ringing());

        dumb.ForEach(_ => _rig.Clock.Advance(Limit));

        Assert.NotNull(_rig.FrontOf(living));
    }

    [Fact]
    public void A_tab_that_had_the_bar_and_then_died_does_not_keep_the_card_it_is_given()
    {
        var (host, bystander) = (_rig.Living(), _rig.Living());
        var dying = _rig.Dumb();
        Board.Look(host, visible: true, focused: true);
        Board.Look(dying, visible: true, focused: false);
        Board.Push(BoardRig.Ringing());
        Board.Delivered(dying, Board.ViewOf(dying));

        Board.Detach(host);
        var given = _rig.FrontOf(dying) is not null;
        _rig.Clock.Advance(Limit);

        Assert.True(given);
        Assert.NotNull(_rig.FrontOf(bystander));
    }

    [Fact]
    public void A_tab_that_reports_in_time_keeps_the_card()
    {
        var (host, other) = (_rig.Living(), _rig.Living());
        Board.Look(host, visible: true, focused: true);
        Board.Push(BoardRig.Ringing());

        _rig.Clock.Advance(Limit);

        Assert.NotNull(_rig.FrontOf(host));
        Assert.Null(_rig.FrontOf(other));
    }

    [Fact]
    public void A_ring_without_a_number_must_arrive_too()
    {
        var dumb = _rig.Dumb();
        Board.Look(dumb, visible: true, focused: true);
        var living = _rig.Living();
        Board.Push(BoardRig.Ringing() with { Match = CallMatch.Pending, Number = "" });

        _rig.Clock.Advance(Limit);

        Assert.NotNull(_rig.FrontOf(living));
    }

    [Fact]
    public void A_lost_connection_moves_the_card_and_coming_back_shows_what_is_live()
    {
        var told = 0;
        var host = Board.Attach(new(ActorKind.Staff, "agent01", ""), false, () => told++);
        Board.Look(host, visible: true, focused: true);
        var other = _rig.Living();
        var card = BoardRig.Ringing();
        Board.Push(card);
        Board.Connection(host, isUp: false);
        var moved = _rig.FrontOf(other);
        told = 0;

        Board.Connection(host, isUp: true);

        Assert.Equal((card.CallId, 1), (moved, told));
        Assert.Equal(card.CallId, Assert.Single(_rig.BarsOf(host)));
    }

    [Fact]
    public void The_only_tab_keeps_its_card_over_a_lost_connection_and_a_new_tab_takes_it()
    {
        var only = _rig.Dumb();
        var card = BoardRig.Ringing();
        Board.Push(card);
        Board.Delivered(only, Board.ViewOf(only));
        Board.Connection(only, isUp: false);
        var kept = _rig.FrontOf(only);

        var reloaded = _rig.Living();

        Assert.Equal(card.CallId, kept);
        Assert.Equal((null, card.CallId), (_rig.FrontOf(only), _rig.FrontOf(reloaded)));
    }

    [Fact]
    public void A_subscriber_that_throws_does_not_keep_the_call_from_the_others()
    {
        var told = 0;
        Board.Attach(new(ActorKind.Staff, "agent01", ""), false, () => throw new ObjectDisposedException("circuit"));
        Board.Attach(new(ActorKind.Staff, "agent01", ""), false, () => told++);
        var before = told;

        Board.Push(BoardRig.Ringing());

        Assert.Equal(1, told - before);
    }
}
