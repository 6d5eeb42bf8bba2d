using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Lines;

namespace HospitalCrm.Device.Tests.Lines;

public sealed class LineCallsTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(8);

    private readonly ManualClock _clock = new();
    private readonly LineCalls _calls;

    public LineCallsTests() => _calls = new("line-1", _clock, Gap);

    [Fact]
    public void Ringing_is_told_once_a_call()
    {
        LineEvent[] heard = [.. Hear("RING"), .. HearAfter(5, "RING"), .. HearAfter(5, "RING A")];

        Assert.Equal(LineSignal.Ringing, Assert.Single(heard).Signal);
    }

    [Fact]
    public void Rings_five_seconds_apart_are_one_call_however_long_it_rings()
    {
        var heard = Hear("RING").ToList();

        for (var ring = 0; ring < 20; ring++)
        {
            heard.AddRange(HearAfter(5, "RING"));
        }

        Assert.Single(heard);
    }

    [Theory]
    [InlineData(7.9, false)]
    [InlineData(8, true)]
    public void The_bell_has_stopped_after_eight_seconds_of_silence(double seconds, bool stopped)
    {
        Hear("RING");

        _clock.Advance(TimeSpan.FromSeconds(seconds));
        var heard = _calls.Wait(_clock.GetUtcNow());

        Assert.Equal(stopped, heard.Any(e => e.Signal == LineSignal.RingingStopped));
    }

    [Fact]
    public void A_number_that_no_ring_follows_stops_too()
    {
        Hear("NMBR = 13800138000");

        var heard = WaitFor(9);

        Assert.Equal(LineSignal.RingingStopped, Assert.Single(heard).Signal);
    }

    [Fact]
    public void A_clock_set_back_by_an_hour_does_not_keep_the_call_open()
    {
        Hear("RING");
        _clock.Advance(TimeSpan.FromHours(-1));
        WaitFor(0);

        var heard = WaitFor(8);

        Assert.Equal(LineSignal.RingingStopped, Assert.Single(heard).Signal);
    }

    [Fact]
    public void A_late_consumer_sees_the_same_calls_as_a_quick_one()
    {
        var start = _clock.GetUtcNow();

        LineEvent[] heard =
        [
            .. _calls.Take("RING", start), .. _calls.Take("RING", start.AddSeconds(5)), .. _calls.Take("RING", start.AddSeconds(20)),
        ];

        Assert.Equal([LineSignal.Ringing, LineSignal.RingingStopped, LineSignal.Ringing], heard.Select(e => e.Signal));
        Assert.Equal(2, heard.Select(e => e.LinkId).Distinct().Count());
    }

    [Fact]
    public void The_same_number_said_twice_in_a_call_is_told_once()
    {
        LineEvent[] heard = [.. Hear("NMBR = 13800138000"), .. Hear("RING"), .. Hear("NMBR = 13800138000"), .. Hear("NMBR = O")];

        Assert.Equal([LineSignal.Number, LineSignal.Ringing], heard.Select(e => e.Signal));
    }

    [Fact]
    public void Another_number_is_another_caller_even_within_the_gap()
    {
        LineEvent[] heard = [.. Hear("RING"), .. Hear("NMBR = 13800138000"), .. HearAfter(6, "NMBR = 13900139000"), .. Hear("RING")];

        Assert.Equal(
            [LineSignal.Ringing, LineSignal.Number, LineSignal.RingingStopped, LineSignal.Number, LineSignal.Ringing],
            heard.Select(e => e.Signal));
        Assert.Equal(heard[0].LinkId, heard[2].LinkId);
        Assert.Equal(heard[3].LinkId, heard[4].LinkId);
        Assert.NotEqual(heard[0].LinkId, heard[3].LinkId);
    }

    [Fact]
    public void A_number_after_the_word_that_there_is_none_updates_the_call()
    {
        LineEvent[] heard = [.. Hear("NMBR = O"), .. Hear("DDN_NMBR = 01058781234")];

        Assert.Equal([Presentation.Unavailable, Presentation.Allowed], heard.Select(e => e.Presentation));
        Assert.Equal("01058781234", heard[1].RawNumber);
        Assert.Single(heard.Select(e => e.LinkId).Distinct());
    }

    [Theory]
    [InlineData("NMBR = P")]
    [InlineData("NMBR = O")]
    public void A_number_that_comes_with_a_later_ring_is_not_the_one_that_was_withheld(string withheld)
    {
        LineEvent[] heard = [.. Hear("RING"), .. Hear(withheld), .. HearAfter(5, "RING"), .. HearAfter(2, "NMBR = 13900139000"), .. HearAfter(3, "RING")];

        Assert.Equal(
            [LineSignal.Ringing, LineSignal.Number, LineSignal.RingingStopped, LineSignal.Number, LineSignal.Ringing],
            heard.Select(e => e.Signal));
        Assert.Equal("13900139000", heard[3].RawNumber);
        Assert.Equal(heard[3].LinkId, heard[4].LinkId);
        Assert.NotEqual(heard[0].LinkId, heard[3].LinkId);
    }

    [Fact]
    public void Withheld_said_again_with_every_ring_stays_one_call()
    {
        LineEvent[] heard = [.. Hear("RING"), .. Hear("NMBR = P"), .. HearAfter(5, "RING"), .. Hear("NMBR = P"), .. HearAfter(5, "RING"), .. Hear("NMBR = P")];

        Assert.Equal([LineSignal.Ringing, LineSignal.Number], heard.Select(e => e.Signal));
    }

    [Fact]
    public void A_withheld_number_is_told_without_digits()
    {
        var heard = Assert.Single(Hear("NMBR = P"));

        Assert.Equal((LineSignal.Number, Presentation.Withheld), (heard.Signal, heard.Presentation));
        Assert.Null(heard.RawNumber);
    }

    [Fact]
    public void A_name_outside_a_call_says_nothing() => Assert.Empty(Hear("NAME = WANG SAN"));

    [Fact]
    public void A_name_of_an_ended_call_does_not_stick_to_the_next()
    {
        Hear("RING");
        Hear("NAME = WANG SAN");
        WaitFor(9);

        var heard = Hear("NMBR = 13800138000");

        Assert.Null(Assert.Single(heard).RawName);
    }

    [Fact]
    public void Sequence_numbers_have_no_gap_and_no_repeat()
    {
        LineEvent[] heard =
        [
            .. Hear("RING"), .. Hear("NMBR = 13800138000"), .. Hear("NAME = A"), .. WaitFor(9), .. Hear("RING"), .. WaitFor(9),
        ];

        Assert.Equal(Enumerable.Range(1, 6).Select(i => (long)i), heard.Select(e => e.Sequence));
    }

    [Fact]
    public void A_broken_line_ends_its_call_and_says_why()
    {
        Hear("RING");

        var heard = Assert.Single(_calls.Break(_clock.GetUtcNow(), "Unplugged"));

        Assert.Equal((LineSignal.RingingStopped, "Unplugged"), (heard.Signal, heard.Cause));
        Assert.Null(_calls.StopsAt);
    }

    [Fact]
    public void Calls_without_a_number_are_counted_and_a_number_clears_the_count()
    {
        for (var call = 0; call < 3; call++)
        {
            Hear("RING");
            Hear("RING");
            Hear("RING");
            Hear("RING");
            WaitFor(9);
        }

        var counted = _calls.CallsWithoutNumber;
        Hear("NMBR = P");

        Assert.Equal((3, 0), (counted, _calls.CallsWithoutNumber));
    }

    private IReadOnlyList<LineEvent> Hear(string text) => _calls.Take(text, _clock.GetUtcNow());

    private IReadOnlyList<LineEvent> HearAfter(double seconds, string text)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return Hear(text);
    }

    private IReadOnlyList<LineEvent> WaitFor(double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return _calls.Wait(_clock.GetUtcNow());
    }
}
