using HospitalCrm.Core.Surveys;

namespace HospitalCrm.Core.Tests.Surveys;

public sealed class WilsonIntervalTests
{
    // Newcombe 1998, table I: the score method without correction.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_that_of_the_literature(int hits, int of, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, of);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void It_never_leaves_nought_and_one_and_holds_the_share()
    {
        for (var of = 1; of <= 60; of++)
        {
            for (var hits = 0; hits <= of; hits++)
            {
                var (low, high) = WilsonInterval.Of(hits, of);

                Assert.InRange(low, 0, (double)hits / of + 1e-12);
                Assert.InRange(high, (double)hits / of - 1e-12, 1);
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Of_nothing_there_is_none(int hits, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(hits, of));
}
