using System.Diagnostics;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Simulators;

/// <summary>The emulator must pass for a modem before a program we did not write (Debian package mgetty; runs as root only).</summary>
public sealed class MgettyTests : IAsyncLifetime
{
    private static readonly string[] Places = ["/var/log/mgetty", "/var/lock", "/run"];

    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;
    private PtyPair _cable = null!;
    private Process _mgetty = null!;

    [Fact]
    public async Task Mgetty_takes_the_emulator_for_a_modem_and_reads_the_caller_from_it()
    {
        await using var modem = ModemEmulator.Attach(_cable.Far, ModemManners.Good, TimeProvider.System);
        await LoggedAsync("waiting...");

        await modem.CallAsync(new() { Number = "13800138000", Name = "WANG SAN" }, _limit);

        await LoggedAsync("CND: found: 13800138000");
        await LoggedAsync("CND: found: WANG SAN");
        Assert.Equal(["ATQ0V1E1", "AT+VCID=1"], modem.Commands);
    }

    public async Task InitializeAsync()
    {
        _cable = await PtyPair.StartAsync(_limit);
        _mgetty = Process.Start("mgetty",
            ["-D", "-x", "9", "-s", "115200", "-n", "20", "-m", "\"\" ATQ0V1E1 OK AT+VCID=1 OK", $"..{_cable.Near}"]);
    }

    public async Task DisposeAsync()
    {
        _mgetty.Kill();
        await _mgetty.WaitForExitAsync(_limit);
        await _cable.DisposeAsync();
        foreach (var trace in Traces())
        {
            File.Delete(trace);
        }
    }

    /// <summary>Log, lock and pid file carry the port's path in their names.</summary>
    private IEnumerable<string> Traces()
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(_cable.Near));
        return Places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFiles(place, $"*{folder}*"));
    }

    private async Task LoggedAsync(string words)
    {
        while (true)
        {
            var log = Traces().FirstOrDefault(trace => trace.EndsWith(".log", StringComparison.Ordinal));
            if (log is not null && (await File.ReadAllTextAsync(log, _limit)).Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            Assert.False(_mgetty.HasExited, "mgetty ended; see its log in /var/log/mgetty");
            await Task.Delay(50, _limit);
        }
    }
}
