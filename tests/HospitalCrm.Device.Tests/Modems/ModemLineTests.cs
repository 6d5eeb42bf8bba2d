using System.Text;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class ModemLineTests
{
    private static readonly CallerIdBurst Wang = new() { Number = "13800138000" };

    [Fact]
    public async Task A_call_rings_tells_its_number_and_falls_silent_under_one_link()
    {
        await using var rig = await LineRig.ListeningAsync();

        await rig.Modem!.CallAsync(Wang, rig.Ct);
        LineEvent[] live = [await rig.NextAsync(), await rig.NextAsync()];
        await rig.Modem.PrintAsync("\r\nNAME = WANG SAN\r\n", rig.Ct);
        var name = await rig.NextAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        var stopped = await rig.NextAsync();

        LineEvent[] all = [.. live, name, stopped];
        Assert.Equal([LineSignal.Ringing, LineSignal.Number, LineSignal.Name, LineSignal.RingingStopped], all.Select(e => e.Signal));
        Assert.Equal(("13800138000", "WANG SAN"), (live[1].RawNumber, name.RawName));
        Assert.Single(all.Select(e => e.LinkId).Distinct());
        Assert.Equal([1, 2, 3, 4], all.Select(e => e.Sequence));
    }

    [Fact]
    public async Task A_number_before_the_first_ring_opens_the_call()
    {
        await using var rig = await LineRig.ListeningAsync();

        await rig.Modem!.ReportAsync(Wang, rig.Ct);
        await rig.Modem.RingAsync(rig.Ct);
        LineEvent[] heard = [await rig.NextAsync(), await rig.NextAsync()];

        Assert.Equal([LineSignal.Number, LineSignal.Ringing], heard.Select(e => e.Signal));
        Assert.Equal(heard[0].LinkId, heard[1].LinkId);
    }

    [Fact]
    public async Task A_call_after_the_silence_is_another_call()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.Modem!.CallAsync(Wang, rig.Ct);
        LineEvent[] first = [await rig.NextAsync(), await rig.NextAsync()];
        rig.Clock.Advance(TimeSpan.FromSeconds(9));

        await rig.Modem.CallAsync(Wang, rig.Ct);
        await rig.UntilStoppedAsync();
        LineEvent[] second = [await rig.NextAsync(), await rig.NextAsync()];

        Assert.Equal(("13800138000", "13800138000"), (first[1].RawNumber, second[1].RawNumber));
        Assert.NotEqual(first[0].LinkId, second[0].LinkId);
    }

    [Fact]
    public async Task A_hundred_calls_in_a_row_are_a_hundred_calls()
    {
        await using var rig = await LineRig.ListeningAsync();
        var numbers = Enumerable.Range(0, 100).Select(i => $"138001380{i:00}").ToArray();
        var heard = new List<LineEvent>();

        foreach (var number in numbers)
        {
            await rig.Modem!.CallAsync(new() { Number = number }, rig.Ct);
            heard.AddRange([await rig.NextAsync(), await rig.NextAsync()]);
            await rig.Modem.PrintAsync("\r\nNAME = END\r\n", rig.Ct); // the burst has been read to its end
            await rig.NextAsync();
            rig.Clock.Advance(TimeSpan.FromSeconds(9));
            await rig.NextAsync();
        }

        Assert.Equal(numbers, heard.Where(e => e.Signal == LineSignal.Number).Select(e => e.RawNumber));
        Assert.Equal(100, heard.Select(e => e.LinkId).Distinct().Count());
    }

    [Fact]
    public async Task A_hundred_callers_without_a_pause_are_a_hundred_calls()
    {
        await using var rig = await LineRig.ListeningAsync();
        var numbers = Enumerable.Range(0, 100).Select(i => $"138001380{i:00}").ToArray();

        foreach (var number in numbers)
        {
            await rig.Modem!.ReportAsync(new() { Number = number }, rig.Ct);
            await rig.Modem.RingAsync(rig.Ct);
        }

        var heard = new List<LineEvent>();
        while (heard.Count(e => e.Signal == LineSignal.Ringing) < 100)
        {
            heard.Add(await rig.NextAsync());
        }

        Assert.Equal(numbers, heard.Where(e => e.Signal == LineSignal.Number).Select(e => e.RawNumber));
        Assert.Equal(100, heard.Select(e => e.LinkId).Distinct().Count());
    }

    [Fact]
    public async Task Bytes_that_come_one_by_one_are_read_all_the_same()
    {
        await using var rig = await LineRig.ListeningAsync(new() { BytesAtATime = 1, PauseBetweenBytes = TimeSpan.FromMilliseconds(1) });

        await rig.Modem!.CallAsync(Wang with { Name = "王芳" }, rig.Ct);
        LineEvent[] heard = [await rig.NextAsync(), await rig.NextAsync(), await rig.NextAsync()];

        Assert.Equal(("13800138000", "王芳"), (heard[1].RawNumber, heard[2].RawName));
    }

    [Fact]
    public async Task A_megabyte_of_garbage_is_survived_and_the_call_after_it_is_heard()
    {
        await using var rig = await LineRig.ListeningAsync();
        var noise = new byte[1 << 20];
        new Random(7).NextBytes(noise);

        await rig.Modem!.WriteAsync(noise, rig.Ct);
        await rig.Modem.CallAsync(Wang, rig.Ct);
        var heard = await rig.NextAsync();
        var number = await rig.NextAsync();

        Assert.Equal((LineSignal.Ringing, "13800138000"), (heard.Signal, number.RawNumber));
    }

    [Fact]
    public async Task A_wrong_clock_in_the_modem_changes_nothing()
    {
        await using var rig = await LineRig.ListeningAsync();

        await rig.Modem!.ReportAsync(Wang with { Date = "1399", Time = "2561" }, rig.Ct);
        var number = await rig.NextAsync();

        Assert.Equal(rig.Clock.GetUtcNow(), number.At);
    }

    [Fact]
    public async Task The_end_of_the_ringing_does_not_wait_for_garbage_to_end()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.Modem!.RingAsync(rig.Ct);
        await rig.NextAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(9));

        await rig.Modem.WriteAsync(Encoding.ASCII.GetBytes("#$%&\r\n"), rig.Ct);

        Assert.Equal(LineSignal.RingingStopped, (await rig.NextAsync()).Signal);
    }

    [Theory]
    [InlineData("AT+VCID=1")]
    [InlineData("AT#CID=1")]
    [InlineData("AT%CCID=1")]
    [InlineData("AT#CC1")]
    [InlineData("AT*ID1")]
    [InlineData("AT+FCLASS=8;+VCID=1")]
    [InlineData("AT#CLS=8#CID=1")]
    public async Task Whatever_command_a_modem_has_for_caller_ID_it_is_found(string command)
    {
        await using var rig = await LineRig.ListeningAsync(new() { OnlyCallerIdCommand = command });

        Assert.Equal(command, rig.Modem!.Commands[^1]);
        Assert.Contains("ATS0=0", rig.Modem.Commands);
    }

    [Fact]
    public async Task A_modem_is_not_spoken_to_while_it_rings()
    {
        await using var rig = await LineRig.ListeningAsync();
        var before = rig.Modem!.Commands.Count;
        rig.Clock.Advance(TimeSpan.FromSeconds(59));
        await rig.Modem.RingAsync(rig.Ct);
        await rig.NextAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await rig.Modem.ReportAsync(Wang, rig.Ct);
        await rig.NextAsync();
        await rig.Modem.PrintAsync("\r\nNAME = WANG SAN\r\n", rig.Ct);
        await rig.NextAsync();

        Assert.Equal(before, rig.Modem.Commands.Count);
    }

    [Fact]
    public async Task A_modem_that_does_not_echo_is_understood()
    {
        await using var rig = await LineRig.ListeningAsync(new() { Echoes = false });

        Assert.Equal("AT+VCID=1", rig.Modem!.Commands[^1]);
    }

    [Fact]
    public async Task Listening_ends_when_told_to_and_frees_the_port()
    {
        await using var rig = await LineRig.ListeningAsync();

        await rig.StopListeningAsync();

        await using var taken = SerialPort.Open(rig.Port, TimeProvider.System);
        Assert.Equal(rig.Port, taken.Path);
    }

    [Fact]
    public async Task Listening_ends_in_the_middle_of_a_flood_of_garbage()
    {
        await using var rig = await LineRig.ListeningAsync();
        using var enough = new CancellationTokenSource();
        var flood = FloodAsync(rig.Modem!, enough.Token);

        await rig.StopListeningAsync();

        Assert.False(flood.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => flood);
    }

    [Fact]
    public async Task A_restart_is_another_session()
    {
        await using var rig = await LineRig.ListeningAsync();
        await rig.Modem!.RingAsync(rig.Ct);
        var before = await rig.NextAsync();
        await rig.StopListeningAsync();

        rig.Listen();
        await rig.HealthAsync("Listening");
        await rig.Modem.RingAsync(rig.Ct);
        var after = await rig.NextAsync();

        Assert.NotEqual(before.SessionId, after.SessionId);
        Assert.NotEqual(before.LinkId, after.LinkId);
    }

    private static async Task FloodAsync(ModemEmulator modem, CancellationToken ct)
    {
        var noise = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("#$%&\r\n", 500)));
        while (true)
        {
            await modem.WriteAsync(noise, ct);
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
        }
    }
}
