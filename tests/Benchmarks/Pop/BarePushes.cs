using HospitalCrm.Benchmarks.Measuring;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>The least a ring could cost: the same bytes on a line at an empty seat, one text of the line monitor changed in one tab, before anything is stored or matched.</summary>
internal sealed class BarePushes(ModemBank modems, AgentPage tab, Uri address, int firstLine)
{
    private const int Lines = 18;

    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BellToNumber = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private int _pushed;

    public async Task<IReadOnlyList<double>> RunAsync(int count, CancellationToken ct)
    {
        await tab.OpenAsync(new(address, "gallery/line-monitor"));
        await tab.WatchMonitorAsync();
        var pace = new Pace(Gap);
        var times = new List<Task<double>>(count);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(i, ct);
            times.Add(PushAsync(_pushed++, ct));
        }

        var taken = await Task.WhenAll(times);
        await tab.OpenAsync(new(address, "calls"));
        return taken;
    }

    private async Task<double> PushAsync(int push, CancellationToken ct)
    {
        var line = firstLine + push % Lines;
        await modems.BeginAsync(line, $"1390013{push % 10_000:D4}", ct);
        await Task.Delay(BellToNumber, ct);
        var heard = await tab.HeardAsync(ModemBank.IdOf(line));
        var wrote = await modems.CompleteAsync(line, ct);
        await Task.Delay(Look, ct);
        return await tab.MarkOfAsync(ModemBank.IdOf(line), heard + 1) - wrote;
    }
}
