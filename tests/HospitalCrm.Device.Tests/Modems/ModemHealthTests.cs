using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class ModemHealthTests
{
    private static readonly CallerIdBurst Wang = new() { Number = "13800138000" };

    private static readonly ModemManners SwitchedOff = new() { Answers = false };

    [Fact]
    public async Task A_modem_that_agrees_makes_the_lamp_green()
    {
        await using var rig = await LineRig.ListeningAsync();

        Assert.Equal((LineState.Ok, "Listening", rig.Port), (rig.Line.Health.State, rig.Line.Health.Reason, rig.Line.Health.Detail));
    }

    [Fact]
    public async Task A_modem_that_never_answers_is_silent_until_it_does()
    {
        await using var rig = await LineRig.StartAsync(SwitchedOff);
        var silent = await rig.HealthAsync("NoAnswer");

        rig.Modem!.Manners = ModemManners.Good;

        Assert.Equal(LineState.Silent, silent.State);
        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    [Fact]
    public async Task A_modem_switched_off_later_is_noticed_on_a_quiet_line()
    {
        await using var rig = await LineRig.ListeningAsync();

        rig.Modem!.Manners = SwitchedOff;
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(LineState.Silent, (await rig.HealthAsync("NoAnswer")).State);
    }

    [Fact]
    public async Task A_box_without_commands_that_brings_numbers_is_as_good_as_a_modem()
    {
        await using var rig = await LineRig.StartAsync(SwitchedOff);
        await rig.HealthAsync("NoAnswer");

        await rig.Modem!.CallAsync(Wang, rig.Ct);

        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    [Fact]
    public async Task A_modem_without_caller_ID_says_so()
    {
        await using var rig = await LineRig.StartAsync(new() { OnlyCallerIdCommand = "AT+NONE" });

        var health = await rig.HealthAsync("CallerIdRefused");

        Assert.Equal(LineState.Silent, health.State);
    }

    [Fact]
    public async Task A_modem_that_says_OK_and_never_reports_is_counted_call_by_call()
    {
        await using var rig = await LineRig.ListeningAsync(new() { Reports = false });

        for (var call = 1; call <= 2; call++)
        {
            await RingThreeTimesAsync(rig);
            await rig.HealthAsync("RingsWithoutNumber", $"{call}");
            rig.Clock.Advance(TimeSpan.FromSeconds(9));
            await rig.UntilStoppedAsync();
        }

        Assert.Equal((LineState.Silent, "2"), (rig.Line.Health.State, rig.Line.Health.Detail));
    }

    [Fact]
    public async Task A_caller_who_gives_up_after_two_rings_is_no_reason_to_complain()
    {
        await using var rig = await LineRig.ListeningAsync(new() { Reports = false });
        await rig.Modem!.RingAsync(rig.Ct);
        await rig.Modem.RingAsync(rig.Ct);
        await rig.NextAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        await rig.UntilStoppedAsync();

        Assert.Equal("Listening", rig.Line.Health.Reason);
    }

    [Fact]
    public async Task A_withheld_number_is_a_report_and_the_lamp_is_green_again()
    {
        await using var rig = await LineRig.ListeningAsync();
        await RingThreeTimesAsync(rig);
        await rig.HealthAsync("RingsWithoutNumber");

        await rig.Modem!.ReportAsync(new() { Number = "P" }, rig.Ct);

        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    [Fact]
    public async Task Unplugging_is_said_and_the_line_comes_back_by_itself()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.UnplugAsync();
        var down = await rig.HealthAsync("Unplugged");

        await rig.PlugInAsync(ModemManners.Good);
        await rig.HealthAsync("Listening");
        await rig.Modem!.CallAsync(Wang, rig.Ct);
        await rig.NextAsync();

        Assert.Equal(LineState.Down, down.State);
        Assert.Equal("13800138000", (await rig.NextAsync()).RawNumber);
    }

    [Fact]
    public async Task A_modem_that_dies_in_the_middle_of_a_burst_ends_the_call_in_words()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.Modem!.PrintAsync("\r\nRING\r\n\r\nNMBR = 1380", rig.Ct);
        var ringing = await rig.NextAsync();

        await rig.UnplugAsync();
        var stopped = await rig.NextAsync();

        Assert.Equal((LineSignal.RingingStopped, "Unplugged", ringing.LinkId), (stopped.Signal, stopped.Cause, stopped.LinkId));
    }

    [Fact]
    public async Task A_port_that_appears_later_is_found()
    {
        await using var rig = LineRig.Bare();
        rig.Listen();
        var missing = await rig.HealthAsync("PortMissing");

        await rig.PlugInAsync(ModemManners.Good);

        Assert.Equal((LineState.Down, rig.Port), (missing.State, missing.Detail));
        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    [Fact]
    public async Task A_port_held_by_another_program_is_told_and_taken_when_it_is_free()
    {
        await using var rig = LineRig.Bare();
        await rig.PlugInAsync(ModemManners.Good);
        var holder = SerialPort.Open(rig.Port, TimeProvider.System);
        rig.Listen();
        var busy = await rig.HealthAsync("Busy");

        await holder.DisposeAsync();

        Assert.Equal(LineState.Down, busy.State);
        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    [Fact]
    public async Task A_file_in_place_of_a_port_is_told()
    {
        await using var rig = LineRig.Bare();
        File.CreateSymbolicLink(rig.Port, "/dev/null");

        rig.Listen();

        Assert.Equal(LineState.Down, (await rig.HealthAsync("NotASerialPort")).State);
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_take_the_line_down()
    {
        await using var rig = LineRig.Bare();
        rig.Line.HealthChanged += _ => throw new InvalidOperationException("a listener's own fault");
        await rig.PlugInAsync(ModemManners.Good);

        rig.Listen();

        Assert.Equal(LineState.Ok, (await rig.HealthAsync("Listening")).State);
    }

    private static async Task RingThreeTimesAsync(LineRig rig)
    {
        for (var ring = 0; ring < 3; ring++)
        {
            await rig.Modem!.RingAsync(rig.Ct);
        }
    }
}
