using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HospitalCrm.Benchmarks.Gateways;

/// <summary>What the pretended network says it was given, in its own words: neither the product nor Kannel has a say in it.</summary>
internal sealed partial class NetworkLog
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTime>> _times = new(StringComparer.Ordinal);
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    /// <summary>When messages came for a number, in order; empty: none ever did.</summary>
    public IReadOnlyList<DateTime> At(string number) => _times.TryGetValue(number, out var times) ? [.. times] : [];

    public void Hear(string line)
    {
        if (Got().Match(line) is { Success: true } got)
        {
            _times.GetOrAdd(got.Groups[1].Value, _ => new()).Enqueue(DateTime.UtcNow);
            Interlocked.Increment(ref _taken);
        }
    }

    /// <summary>Until messages come through again.</summary>
    public async Task MoreAsync(CancellationToken ct)
    {
        for (var before = Taken; Taken == before;)
        {
            await Task.Delay(20, ct);
        }
    }

    // Sender, receiver, kind, words.
    [GeneratedRegex(@"Got message \d+: <\S+ (\S+) ")]
    private static partial Regex Got();
}
