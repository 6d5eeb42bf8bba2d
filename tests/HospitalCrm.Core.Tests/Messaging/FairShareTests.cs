using HospitalCrm.Core.Messaging.Dispatch;

namespace HospitalCrm.Core.Tests.Messaging;

public sealed class FairShareTests
{
    [Fact]
    public void Codes_go_first_and_the_rest_share_eight_to_four_to_two_to_one()
    {
        var share = new FairShare();
        int[] waiting = [3, 1_000, 1_000, 1_000, 100_000];

        var order = Enumerable.Range(0, 153).Select(_ => share.Next(waiting)).ToList();

        Assert.Equal([0, 0, 0], order.Take(3));
        Assert.Equal([0, 80, 40, 20, 10], Enumerable.Range(0, 5).Select(priority => order.Skip(3).Count(next => next == priority)));
    }

    [Fact]
    public void Whoever_waits_alone_has_everything_and_nobody_is_next_when_nothing_waits()
    {
        var share = new FairShare();
        int[] waiting = [0, 0, 0, 0, 2];

        Assert.Equal([4, 4, -1], Enumerable.Range(0, 3).Select(_ => share.Next(waiting)));
    }
}
