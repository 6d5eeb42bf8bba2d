using System.Diagnostics;
using System.Text;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Integration.Feeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.His;

/// <summary>
/// The product's own process takes a hospital's history over HTTP: long calls from four senders, the same again, then single rows from
/// sixteen callers at a set pace; each answer counts only when it is durable. Afterwards, how fast the archives followed.
/// </summary>
internal sealed class HisBench : IBench
{
    private const int PerCall = 1_000;
    private const int Senders = 4;
    private const int Callers = 16;
    private const double Pace = 3_000;

    public string Name => "his";

    public string Summary => "HIS push, durable: calls of 1,000 rows ≥ 5,000 rows/s, a repeat in ≤ half the time; 16 callers of single rows ≥ 3,000/s, p99 ≤ 50 ms; archives follow ≥ 3,000 rows/s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var calls = new HisHistory().Calls(wish.Quick ? 40_000 : 300_000, PerCall);
        figures.Print("patients", 100.0 * calls.Count(call => call.View == "patient") / calls.Count, "%");
        var runs = new List<HisRun>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            runs.Add(await RunOnceAsync(wish, figures, calls, i, ct));
        }

        var middle = runs.OrderBy(run => run.Rate).ElementAt(runs.Count / 2);
        figures.JudgeAtLeast("rows", middle.Rate, 5_000, "rows/s");
        figures.Judge("repeat", middle.Repeat, 0.5, "of the first time");
        figures.JudgeAtLeast("archives", middle.Applied, 3_000, "rows/s");
        var single = runs.OrderBy(run => run.Single.At(0.99)).ElementAt(runs.Count / 2);
        figures.JudgeAtLeast("single", single.SingleRate, 0.99 * Pace, "calls/s");
        figures.Judge("single.p99", single.Single.At(0.99), 50, "ms");
    }

    private static async Task<HisRun> RunOnceAsync(BenchWish wish, Figures figures, IReadOnlyList<HisCall> calls, int number, CancellationToken ct)
    {
        // On data of its own every time: a known row is another question.
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        var rows = calls.Sum(call => call.Rows);
        double took, again, applied, singleTook;
        List<double> single;
        await using (var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct))
        {
            using var client = new HisClient(app.Address);
            await WarmUpAsync(client, wish, ct);
            var began = Stopwatch.GetTimestamp();
            took = await SendAsync(client, calls, (told, call) => told.Accepted == call.Rows, ct);
            again = await SendAsync(client, calls, (told, call) => told.Unchanged == call.Rows, ct);
            applied = rows / await AppliedAsync(data.Folder, began, ct);
            (single, singleTook) = await SingleAsync(client, wish.Quick ? 12_000 : 60_000, ct);
        }

        var run = new HisRun(rows / took, again / took, applied, new(single), single.Count / singleTook);
        figures.Print($"run{number}.rows", run.Rate, "rows/s");
        figures.Print($"run{number}.repeat", run.Repeat, "of the first time");
        figures.Print($"run{number}.archives", run.Applied, "rows/s");
        figures.Print($"run{number}.single", run.Single);
        figures.Print($"run{number}.single.rate", run.SingleRate, "calls/s");
        figures.PrintMachine($"run{number}", Machine.FsyncMedian(wish.Place.DataFolder));
        return run;
    }

    private static async Task WarmUpAsync(HisClient client, BenchWish wish, CancellationToken ct)
    {
        var until = Stopwatch.GetTimestamp() + (wish.Quick ? 2 : 20) * Stopwatch.Frequency;
        for (var round = 0; Stopwatch.GetTimestamp() < until; round++)
        {
            var body = $"[{string.Join(',', Enumerable.Range(0, 100).Select(at => Single($"W{round}-{at}")))}]";
            await client.PushAsync("patient", Encoding.UTF8.GetBytes(body), ct);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(at => client.PushAsync("patient", Encoding.UTF8.GetBytes($"[{Single($"X{round}-{at}")}]"), ct)));
        }
    }

    private static async Task<double> SendAsync(HisClient client, IReadOnlyList<HisCall> calls, Func<HisTold, HisCall, bool> isRight, CancellationToken ct)
    {
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(
            async () =>
            {
                for (var at = Interlocked.Increment(ref next); at < calls.Count; at = Interlocked.Increment(ref next))
                {
                    var told = await client.PushAsync(calls[at].View, calls[at].Body, ct);
                    if (!isRight(told, calls[at]))
                    {
                        throw new BenchFailure($"{calls[at].View}: {told} of {calls[at].Rows} rows");
                    }
                }
            },
            ct)));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>From the first push until no row waits any more.</summary>
    private static async Task<double> AppliedAsync(string folder, long began, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<CrmDb>().HisRows.AnyAsync(row => row.State == HisRowState.Pending, ct))
            {
                return Stopwatch.GetElapsedTime(began).TotalSeconds;
            }

            await Task.Delay(200, ct);
        }
    }

    /// <summary>Open loop: each caller has its turns, and a call counts from when it was due.</summary>
    private static async Task<(List<double> Times, double Took)> SingleAsync(HisClient client, int count, CancellationToken ct)
    {
        var times = new List<double>(count);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var own = new List<double>(count / Callers);
                for (var turn = caller; turn < count; turn += Callers)
                {
                    var due = began + (long)(turn / Pace * Stopwatch.Frequency);
                    if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                    {
                        await Task.Delay(early, ct);
                    }

                    await client.PushAsync("patient", Encoding.UTF8.GetBytes($"[{Single($"S{turn}")}]"), ct);
                    own.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                }

                lock (times)
                {
                    times.AddRange(own);
                }
            },
            ct)));
        return (times, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static string Single(string id) =>
        $$"""{"patient_id":"{{id}}","mrn":"B{{id}}","name":"王芳","sex_code":"2","birth_date":"1985-03-07","phone":"13800138000","address":"和平路12号","updated_at":"2026-11-01T08:00:00"}""";

    private sealed record HisRun(double Rate, double Repeat, double Applied, Sample Single, double SingleRate);
}
