using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Auditing;

/// <summary>
/// Entries through the product's own audit log, chained, sealed and durable, from sixteen writers that each wait for theirs; the bare limit
/// commits each row by itself into the same table in another file of the same disk. Then what one entry adds to a page, and verifying.
/// </summary>
internal sealed class AuditBench : IBench
{
    private const int Writers = 16;

    public string Name => "audit";

    public string Summary => "16 writers ≥ 5,000 entries/s and ≥ 3 × one commit each, p99 ≤ 25 ms; ≤ 2 ms a page; 1,000,000 verified in ≤ 30 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = new TemporaryData(wish.Place.TemporaryFolder("audit"));
        await using (var services = CoreOn.Data(data.Folder))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
            var entries = new AuditStream(services);
            await using var bare = await BareAudit.OpenAsync(data.Folder, ct);
            await WritersAsync(wish, figures, entries, bare, ct);
            await PageAsync(wish, figures, entries, ct);
            await entries.FillAsync(wish.Quick ? 50_000 : 1_000_000, figures, ct);
        }

        await VerifyAsync(wish, figures, data.Folder, ct);
    }

    private static async Task WritersAsync(BenchWish wish, Figures figures, AuditStream entries, BareAudit bare, CancellationToken ct)
    {
        var perTurn = wish.Quick ? 4_000 : 40_000;
        await RateAsync(perTurn / 4, entries.AppendAsync, ct);
        await RateAsync(perTurn / 40, bare.InsertAsync, ct);
        var runs = new List<AuditRun>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            var (ours, limit) = (new List<double>(), new List<double>());
            var (took, bareTook) = (0.0, 0.0);
            for (var turn = 0; turn < 2; turn++)
            {
                took += await RateAsync(perTurn, entries.AppendAsync, ct, ours);
                bareTook += await RateAsync(perTurn / 10, bare.InsertAsync, ct, limit);
            }

            var run = new AuditRun(ours.Count / took, limit.Count / bareTook, new(ours));
            runs.Add(run);
            figures.Print($"run{i}.rate", run.Rate, "entries/s");
            figures.Print($"run{i}.bare.rate", run.BareRate, "entries/s");
            figures.Print($"run{i}.latency", run.Latency);
            figures.Print($"run{i}.bare.latency", new Sample(limit));
            figures.PrintMachine($"run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(run => run.Rate).ElementAt(runs.Count / 2);
        figures.JudgeAtLeast("rate", middle.Rate, 5_000, "entries/s");
        figures.JudgeAtLeast("ratio", middle.Rate / middle.BareRate, 3, "times");
        figures.Judge("p99", middle.Latency.At(0.99), 25, "ms");
    }

    /// <summary>One page at a time: what its entry makes it wait.</summary>
    private static async Task PageAsync(BenchWish wish, Figures figures, AuditStream entries, CancellationToken ct)
    {
        var times = new List<double>();
        for (var i = 0; i < (wish.Quick ? 300 : 3_000); i++)
        {
            var began = Stopwatch.GetTimestamp();
            await entries.AppendAsync(ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var sample = new Sample(times);
        figures.Print("page", sample);
        figures.Judge("page.added", sample.Median, 2, "ms");
    }

    private static async Task VerifyAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        var runs = new List<double>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            runs.Add((await ProductCommand.RunAsync(wish.Place, ["audit", "verify", "--data", folder], ct)).Took.TotalSeconds);
            figures.Print($"run{i}.verify", runs[^1], "s");
        }

        figures.Judge("verify", runs.Order().ElementAt(runs.Count / 2), 30, "s");
    }

    /// <returns>Seconds for all of them.</returns>
    private static async Task<double> RateAsync(int operations, Func<CancellationToken, Task> write, CancellationToken ct, List<double>? times = null)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(
            async () =>
            {
                var own = new List<double>(operations / Writers);
                for (var i = 0; i < operations / Writers; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await write(ct);
                    own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                lock (times ?? own)
                {
                    times?.AddRange(own);
                }
            },
            ct)));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private sealed record AuditRun(double Rate, double BareRate, Sample Latency);
}
