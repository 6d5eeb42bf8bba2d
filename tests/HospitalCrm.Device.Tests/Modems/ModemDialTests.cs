using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Modems;

/// <summary>软件拨号 through a real pty: what the modem is told, and what is made of its word.</summary>
public sealed class ModemDialTests
{
    [Fact]
    public async Task A_number_is_dialled_in_command_mode_and_the_line_is_let_go_when_asked()
    {
        await using var rig = await LineRig.ListeningAsync();

        var answer = await rig.DialAsync("9,13800138000");
        var held = rig.Modem!.IsOffHook;
        await rig.PassAsync(rig.Line.HangUpAsync("link-1", rig.Ct));

        Assert.Equal(DialAnswer.Dialled, answer);
        Assert.True(held);
        Assert.False(rig.Modem.IsOffHook);
        Assert.Equal(["ATDT9,13800138000;", "ATH"], rig.Modem.Commands.TakeLast(2));
    }

    [Theory]
    [InlineData("BUSY", DialAnswer.Busy)]
    [InlineData("NO CARRIER", DialAnswer.NoCarrier)]
    [InlineData("NO ANSWER", DialAnswer.NoAnswer)]
    [InlineData("NO DIALTONE", DialAnswer.NoDialTone)]
    [InlineData("NO DIAL TONE", DialAnswer.NoDialTone)]
    [InlineData("ERROR", DialAnswer.Refused)]
    [InlineData("RI\u0001NG?\r\n~~~~\r\nOK", DialAnswer.Dialled)]
    [InlineData("~~~~", DialAnswer.Silent)]
    [InlineData(null, DialAnswer.Silent)]
    public async Task What_the_modem_says_is_told_in_one_word(string? says, DialAnswer expected)
    {
        await using var rig = await LineRig.ListeningAsync(ModemManners.Good with { Dials = says });

        Assert.Equal(expected, await rig.DialAsync("13800138000"));
        Assert.Equal(expected is DialAnswer.Silent or DialAnswer.Refused, rig.Modem!.Commands[^1] == "ATH");
    }

    [Fact]
    public async Task The_next_number_can_be_dialled_after_a_busy_one()
    {
        await using var rig = await LineRig.ListeningAsync(ModemManners.Good with { BusyNumbers = ["13800138000"] });

        DialAnswer[] answers = [await rig.DialAsync("13800138000"), await rig.DialAsync("13900139000")];

        Assert.Equal([DialAnswer.Busy, DialAnswer.Dialled], answers);
    }

    [Fact]
    public async Task A_ringing_line_is_not_dialled_into()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.Modem!.RingAsync(rig.Ct);
        await rig.NextAsync();

        // The clock stands still: it must ring on while the line is asked.
        var answer = await rig.Line.DialAsync(new("link-1", DialString.Read("13800138000")!, null), rig.Ct);

        Assert.Equal(DialAnswer.Occupied, answer);
        Assert.DoesNotContain(rig.Modem.Commands, command => command.StartsWith("ATD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_being_dialled_takes_no_second_number()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.DialAsync("13800138000");

        Assert.Equal(DialAnswer.Occupied, await rig.DialAsync("13900139000"));
        Assert.True(rig.Modem!.IsOffHook);
    }

    [Fact]
    public async Task The_look_for_caller_ID_waits_until_the_line_is_free()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.DialAsync("13800138000");
        var told = rig.Modem!.Commands.Count;

        rig.Clock.Advance(TimeSpan.FromSeconds(100)); // a check is due after 60
        await Task.Delay(200, rig.Ct);
        var meanwhile = rig.Modem.Commands.Count;
        await rig.PassAsync(rig.Line.HangUpAsync("link-1", rig.Ct));

        Assert.Equal(told, meanwhile);
        await rig.PassAsync(Task.Run(async () =>
        {
            while (rig.Modem.Commands[^1] != "AT+VCID=1")
            {
                await Task.Delay(10, rig.Ct);
            }
        }));
    }

    [Fact]
    public async Task A_line_nobody_lets_go_lets_go_by_itself()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.DialAsync("13800138000");

        rig.Clock.Advance(TimeSpan.FromMinutes(4));
        await rig.PassAsync(Task.Run(async () =>
        {
            while (rig.Modem!.IsOffHook)
            {
                await Task.Delay(10, rig.Ct);
            }
        }));

        Assert.Contains("ATH", rig.Modem!.Commands);
    }

    [Fact]
    public async Task A_call_after_a_dialled_one_still_rings()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.DialAsync("13900139000");
        await rig.PassAsync(rig.Line.HangUpAsync("link-1", rig.Ct));

        await rig.Modem!.CallAsync(new() { Number = "13800138000" }, rig.Ct);

        LineEvent[] heard = [await rig.NextAsync(), await rig.NextAsync()];
        Assert.Equal("13800138000", heard[1].RawNumber);
    }

    [Fact]
    public async Task An_unplugged_modem_dials_nothing_and_says_so()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.UnplugAsync();
        await rig.HealthAsync("Unplugged");

        Assert.False(rig.Line.CanDial);
        Assert.Equal(DialAnswer.Down, await rig.DialAsync("13800138000"));
    }

    [Fact]
    public async Task A_cable_pulled_in_the_middle_is_told_too()
    {
        await using var rig = await LineRig.ListeningAsync(ModemManners.Good with { Dials = null });
        var answer = rig.Line.DialAsync(new("link-1", DialString.Read("13800138000")!, null), rig.Ct);
        while (!rig.Modem!.Commands[^1].StartsWith("ATD", StringComparison.Ordinal))
        {
            await Task.Delay(10, rig.Ct);
        }

        await rig.UnplugAsync();

        Assert.Equal(DialAnswer.Down, await answer.WaitAsync(rig.Ct));
    }

    [Fact]
    public async Task A_box_that_answers_no_commands_offers_no_dialling()
    {
        await using var rig = await LineRig.StartAsync(ModemManners.Good with { Answers = false });
        await rig.HealthAsync("NoAnswer");

        Assert.False(rig.Line.CanDial);
    }

    [Fact]
    public async Task A_line_that_is_not_configured_to_dial_does_not()
    {
        await using var line = new SilentLine();

        Assert.False(line.Modem.CanDial);
        Assert.Equal(DialAnswer.Refused, await line.Modem.DialAsync(new("link-1", DialString.Read("13800138000")!, null), default));
    }

    private sealed class SilentLine : IAsyncDisposable
    {
        public ModemLine Modem { get; } = new(new() { Id = "line-1", Adapter = "Modem" }, TimeProvider.System, NullLogger<ModemLine>.Instance);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
