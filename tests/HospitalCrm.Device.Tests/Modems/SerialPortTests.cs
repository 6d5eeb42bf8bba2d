using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class SerialPortTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task Bytes_written_at_one_end_are_lines_at_the_other()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var near = SerialPort.Open(cable.Near, TimeProvider.System);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);

        await far.WriteAsync("\r\nRING\r\n"u8.ToArray(), Soon);

        Assert.Equal("RING", (await near.ReadLineAsync(DateTimeOffset.MaxValue, Soon))?.Text);
    }

    [Fact]
    public async Task A_waiting_read_ends_at_once_when_cancelled()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var near = SerialPort.Open(cable.Near, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var reading = near.ReadLineAsync(DateTimeOffset.MaxValue, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Soon));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_already_takes_nothing_even_when_lines_wait()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var near = SerialPort.Open(cable.Near, TimeProvider.System);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);
        await far.WriteAsync("one\r\ntwo\r\nthree\r\n"u8.ToArray(), Soon);
        await near.ReadLineAsync(DateTimeOffset.MaxValue, Soon);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => near.ReadLineAsync(DateTimeOffset.MaxValue, new CancellationToken(canceled: true)).AsTask());

        Assert.Equal("two", (await near.ReadLineAsync(DateTimeOffset.MaxValue, Soon))?.Text);
    }

    [Fact]
    public async Task A_byte_that_comes_after_a_cancelled_read_is_not_swallowed()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var near = SerialPort.Open(cable.Near, TimeProvider.System);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var reading = near.ReadLineAsync(DateTimeOffset.MaxValue, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        await far.WriteAsync("RING\r\n"u8.ToArray(), Soon);

        Assert.Equal("RING", (await near.ReadLineAsync(DateTimeOffset.MaxValue, Soon))?.Text);
    }

    [Fact]
    public async Task A_closed_port_frees_the_port_for_the_next_program()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await SerialPort.Open(cable.Near, TimeProvider.System).DisposeAsync();

        await using var again = SerialPort.Open(cable.Near, TimeProvider.System);

        Assert.Equal(cable.Near, again.Path);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_as_busy()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var first = SerialPort.Open(cable.Near, TimeProvider.System);

        var refused = Assert.Throws<SerialPortException>(() => SerialPort.Open(cable.Near, TimeProvider.System));

        Assert.Equal(SerialTrouble.Busy, refused.Trouble);
    }

    [Fact]
    public async Task A_port_with_a_lock_file_of_a_living_program_is_busy()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        var real = File.ResolveLinkTarget(cable.Near, returnFinalTarget: true)!.FullName;
        var lockFile = $"/var/lock/LCK..{real["/dev/".Length..].Replace('/', '_')}";
        await File.WriteAllTextAsync(lockFile, "         1\n", Soon);

        var refused = Record.Exception(() => SerialPort.Open(cable.Near, TimeProvider.System));

        File.Delete(lockFile);
        Assert.Equal(SerialTrouble.Busy, Assert.IsType<SerialPortException>(refused).Trouble);
    }

    [Fact]
    public async Task A_lock_file_of_a_dead_program_is_passed_over()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        var real = File.ResolveLinkTarget(cable.Near, returnFinalTarget: true)!.FullName;
        var lockFile = $"/var/lock/LCK..{real["/dev/".Length..].Replace('/', '_')}";
        await File.WriteAllTextAsync(lockFile, "2147483646\n", Soon);

        await using var port = SerialPort.Open(cable.Near, TimeProvider.System);

        File.Delete(lockFile);
        Assert.Equal(cable.Near, port.Path);
    }

    [Fact]
    public void A_port_that_is_not_there_is_missing()
    {
        var refused = Assert.Throws<SerialPortException>(() => SerialPort.Open("/dev/ttyNOWHERE9", TimeProvider.System));

        Assert.Equal(SerialTrouble.PortMissing, refused.Trouble);
    }

    [Fact]
    public void A_file_is_not_a_serial_port()
    {
        var refused = Assert.Throws<SerialPortException>(() => SerialPort.Open("/dev/null", TimeProvider.System));

        Assert.Equal(SerialTrouble.NotASerialPort, refused.Trouble);
    }

    [Fact]
    public async Task Lines_before_an_unplugging_are_read_and_then_it_is_told()
    {
        await using var cable = await PtyPair.StartAsync(Soon);
        await using var near = SerialPort.Open(cable.Near, TimeProvider.System);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);
        await far.WriteAsync("RING\r\n"u8.ToArray(), Soon);
        Assert.NotNull(await near.ReadLineAsync(DateTimeOffset.MaxValue, Soon));

        await cable.UnplugAsync(Soon);

        var told = await Assert.ThrowsAsync<SerialPortException>(() => near.ReadLineAsync(DateTimeOffset.MaxValue, Soon).AsTask());
        Assert.Equal(SerialTrouble.Unplugged, told.Trouble);
    }
}
