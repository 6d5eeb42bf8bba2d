using System.Globalization;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>
/// Modems at real serial ports. A modem's bell counts as stopped after eight silent seconds, so there are enough of them for each to be
/// silent that long between two calls; several ring at one seat.
/// </summary>
internal sealed class ModemBank : IAsyncDisposable
{
    private readonly List<(PtyPair Wire, ModemEmulator Modem)> _modems = [];
    private readonly List<string> _extensions = [];

    /// <summary>Configuration of the product for these lines.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public static string IdOf(int modem) => string.Create(CultureInfo.InvariantCulture, $"L{modem + 1:D2}");

    public string ExtensionOf(int modem) => _extensions[modem];

    /// <summary>One modem for each extension named; the same extension may be named often.</summary>
    public static async Task<ModemBank> StartAsync(IReadOnlyList<string> extensions, CancellationToken ct)
    {
        var bank = new ModemBank();
        foreach (var extension in extensions)
        {
            var at = bank._modems.Count;
            var wire = await PtyPair.StartAsync(ct);
            bank._modems.Add((wire, ModemEmulator.Attach(wire.Far, ModemManners.Good, TimeProvider.System)));
            bank._extensions.Add(extension);
            bank.Settings[$"Lines__{at}__Id"] = IdOf(at);
            bank.Settings[$"Lines__{at}__Adapter"] = "Modem";
            bank.Settings[$"Lines__{at}__Port"] = wire.Near;
            bank.Settings[$"Lines__{at}__Extension"] = extension;
        }

        return bank;
    }

    /// <summary>When this is over, the product listens on every line.</summary>
    public Task WaitUntilHeardAsync(CancellationToken ct) => Task.WhenAll(_modems.Select(held => held.Modem.WaitUntilAskedForCallerIdAsync(ct)));

    /// <summary>The bell, and everything of the caller-ID but the end of the line with the number.</summary>
    public async Task BeginAsync(int modem, string number, CancellationToken ct)
    {
        await _modems[modem].Modem.RingAsync(ct);
        await _modems[modem].Modem.PrintAsync($"\r\nDATE = 0321\r\n\r\nTIME = 1405\r\n\r\nNMBR = {number}", ct);
    }

    /// <summary>Writes the line end that completes the number.</summary>
    /// <returns>The moment just before that write().</returns>
    public async Task<double> CompleteAsync(int modem, CancellationToken ct)
    {
        var lineEnd = "\r\n"u8.ToArray();
        var at = WallClock.Now;
        await _modems[modem].Modem.WriteAsync(lineEnd, ct);
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (wire, modem) in _modems)
        {
            await modem.DisposeAsync();
            await wire.DisposeAsync();
        }
    }
}
