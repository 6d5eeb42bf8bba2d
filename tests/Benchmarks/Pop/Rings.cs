using HospitalCrm.Benchmarks.Measuring;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>A ring every half second, line after line, each dismissed before that agent's next.</summary>
internal sealed class Rings(ModemBank modems, IReadOnlyList<AgentPage> tabs, IReadOnlyList<string> callers, int lines)
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);

    // The exchange sends the number between the first bell and the second.
    private static readonly TimeSpan BellToNumber = TimeSpan.FromMilliseconds(150);

    // The page is left alone until the card must long be there.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private int _rung;

    /// <summary>Cards that were not wholly on the screen, were moving, or were somebody else's.</summary>
    public int NotWhole { get; private set; }

    public async Task<IReadOnlyList<double>> RunAsync(int count, CancellationToken ct)
    {
        var pace = new Pace(Gap);
        foreach (var tab in tabs)
        {
            await tab.SetClockAsync();
        }

        var times = new List<Task<double>>(count);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(i, ct);
            times.Add(RingAsync(_rung++, ct));
        }

        return await Task.WhenAll(times);
    }

    private async Task<double> RingAsync(int ring, CancellationToken ct)
    {
        var (line, caller) = (ring % lines, callers[ring % callers.Count]);
        var tab = tabs[int.Parse(modems.ExtensionOf(line)[^1..], System.Globalization.CultureInfo.InvariantCulture) - 1];
        await modems.BeginAsync(line, caller, ct);
        await Task.Delay(BellToNumber, ct);
        var wrote = await modems.CompleteAsync(line, ct);
        await Task.Delay(Look, ct);
        var pop = await tab.SettleAsync();
        if (!pop.Gone || pop.Number != caller)
        {
            throw new BenchFailure(pop.Gone ? "a tab shows another number than the one that rang" : "a card did not go when dismissed");
        }

        NotWhole += pop is { Whole: true, Still: true, Visible: true } ? 0 : 1;
        return pop.At - wrote;
    }
}
