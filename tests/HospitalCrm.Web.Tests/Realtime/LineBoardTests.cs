using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Realtime;

public sealed class LineBoardTests
{
    private readonly LineBoard _board = new(
        new([new() { Id = "box", Adapter = "Modem", Extension = "8001" }, new() { Id = "pbx", Adapter = "HttpEvents" }]),
        new ManualTimers(),
        NullLogger<LineBoard>.Instance);

    [Fact]
    public void A_pushed_line_waits_for_events_and_a_modem_starts_dark()
    {
        Assert.Equal(["Starting", "AwaitingEvents"], _board.Lines.Select(line => line.Health.Reason));
    }

    [Fact]
    public void A_lamp_that_throws_keeps_neither_the_signal_nor_the_other_lamps()
    {
        var told = new List<string>();
        _board.Changed += _ => throw new ObjectDisposedException("circuit");
        _board.Changed += told.Add;

        _board.Heard(Signal);

        Assert.Equal(["box"], told);
        Assert.Equal(1, _board.Find("box")!.Heard);
    }

    [Fact]
    public async Task Signals_and_health_that_come_together_lose_nothing()
    {
        var down = new LineHealth(LineState.Down, "Unplugged", null, default);

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(at => Task.Run(() =>
        {
            _board.Heard(Signal);
            if (at == 500)
            {
                _board.Health("box", down);
            }
        })));

        Assert.Equal((1_000, down), (_board.Find("box")!.Heard, _board.Find("box")!.Health));
    }

    [Fact]
    public void A_line_nobody_configured_is_not_shown()
    {
        _board.Heard(Signal with { DeviceId = "stranger" });

        Assert.Null(_board.Find("stranger"));
    }

    private static LineEvent Signal => new("box", Guid.Empty, 1, "c1", LineSignal.Ringing, default);
}
