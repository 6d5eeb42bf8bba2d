using System.Diagnostics;

namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>Open loop: operation n is due at n × gap, whatever became of those before it.</summary>
internal sealed class Pace(TimeSpan gap)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    public TimeSpan DueAt(int operation) => gap * operation;

    public async Task WaitAsync(int operation, CancellationToken ct)
    {
        if (DueAt(operation) - Elapsed is { Ticks: > 0 } early)
        {
            await Task.Delay(early, ct);
        }
    }
}
