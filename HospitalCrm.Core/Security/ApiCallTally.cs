using System.Collections.Concurrent;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Counts the calls of connected systems in memory and holds them against their limit; every few seconds one statement a system writes
/// down how many there were and when the last was. Those are figures for people; what a system did stands in the audit trail.
/// </summary>
public sealed class ApiCallTally(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <returns>Null when the call may pass, else after how long it may be tried again.</returns>
    public TimeSpan? Count(string system, int? mostPerMinute)
    {
        var tally = _tallies.GetOrAdd(system, _ => new());
        lock (tally)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (tally.InWindow == 0 || TimeProvider.System.GetElapsedTime(tally.WindowFrom, now) >= Window)
            {
                (tally.WindowFrom, tally.InWindow) = (now, 0);
            }

            if (tally.InWindow >= mostPerMinute)
            {
                return Window - TimeProvider.System.GetElapsedTime(tally.WindowFrom, now);
            }

            tally.InWindow++;
            tally.Unwritten++;
            tally.LastAt = clock.GetUtcNow();
            return null;
        }
    }

    /// <returns>How many systems called since.</returns>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        var called = new List<(string System, long Calls, DateTimeOffset LastAt)>();
        foreach (var (system, tally) in _tallies)
        {
            lock (tally)
            {
                if (tally.Unwritten > 0)
                {
                    called.Add((system, tally.Unwritten, tally.LastAt));
                    tally.Unwritten = 0;
                }
            }
        }

        if (called.Count == 0)
        {
            return 0;
        }

        try
        {
            await WriteAsync(called, ct);
        }
        catch
        {
            // Not written is not lost: they go with the next.
            called.ForEach(one => PutBack(one.System, one.Calls));
            throw;
        }

        return called.Count;
    }

    private void PutBack(string system, long calls)
    {
        var tally = _tallies[system];
        lock (tally)
        {
            tally.Unwritten += calls;
        }
    }

    private async Task WriteAsync(List<(string System, long Calls, DateTimeOffset LastAt)> called, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("api");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var (system, calls, lastAt) in called)
                {
                    await db.ConnectedSystems.Where(row => row.Code == system)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Calls, row => row.Calls + calls).SetProperty(row => row.LastCallAt, lastAt), ct);
                }
            },
            ct);
    }

    private sealed class Tally
    {
        public long WindowFrom { get; set; }

        public int InWindow { get; set; }

        public long Unwritten { get; set; }

        public DateTimeOffset LastAt { get; set; }
    }
}
