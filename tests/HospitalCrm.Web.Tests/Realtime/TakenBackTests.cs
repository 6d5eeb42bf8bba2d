using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Tests.Realtime;

/// <summary>A call that goes from one desk to another.</summary>
public sealed class TakenBackTests
{
    private readonly BoardRig _rig = new();

    private ScreenPopBoard Board => _rig.Board;

    [Fact]
    public void A_call_that_several_are_offered_is_at_each_desk_as_its_agent_may_see_it_and_taken_back_when_one_takes_it()
    {
        var (first, second, third) = (_rig.Living("agent01"), _rig.Living("agent02"), _rig.Living("agent03"));
        var own = BoardRig.Ringing("agent01") with { IsShared = true, CallerName = "王*" };
        var others = own with { AgentNo = "agent02", CallerName = "王芳" };

        Board.Push([own, others]);

        Assert.Equal(("王*", "王芳"), (Board.ViewOf(first).Front?.Card.CallerName, Board.ViewOf(second).Front?.Card.CallerName));
        Assert.Empty(Board.ViewOf(third).Items);

        Board.Push([others.Answered() with { IsShared = false, TakenBy = "李娜" }]);

        var back = Assert.Single(Board.ViewOf(first).Items);
        Assert.Equal((true, "elsewhere", "李娜", "王*", false), (back.IsElsewhere, back.State, back.Card.TakenBy, back.Card.CallerName, back.Card.WasTransferred));
        Assert.Equal("answered", Board.ViewOf(second).Front?.State);
    }

    [Fact]
    public void A_call_that_was_spoken_in_and_is_taken_back_was_transferred()
    {
        var tab = _rig.Living("agent01");
        var call = BoardRig.Ringing("agent01").Answered() with { AnsweredAt = DateTimeOffset.UnixEpoch };
        Board.Push(call);

        Board.Push(call.To("agent02"));
        Board.Push(call.To("agent02").To("agent03"));

        Assert.True(Assert.Single(Board.ViewOf(tab).Items).Card.WasTransferred);
    }
}
