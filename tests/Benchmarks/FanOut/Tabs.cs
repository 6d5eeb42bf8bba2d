namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>What every tab does by itself.</summary>
internal static class Tabs
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(12);

    /// <summary>A silent tab is taken for dead after half a minute.</summary>
    public static async Task PingAsync(IReadOnlyList<Func<Task>> pings, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.WhenAll(pings.Select(ping => ping())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Every, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
