using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>
/// Archives at 1,000,000: each named case through the one door of a fresh scope (server), some of them from the press to the painted rows
/// in Chromium. The bare limit is one prepared SELECT of twenty rows on an open connection.
/// </summary>
internal sealed class ListBench : IBench
{
    public string Name => "list";

    public string Summary => "archives at 1,000,000: server p95 ≤ 20 ms (broad questions ≤ 300, totals ≤ 500), painted p50 ≤ 75 and p95 ≤ 150 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.L, figures, ct);
        await ServeAsync(wish, figures, data.Folder, ct);
        await PaintAsync(wish, figures, data.Folder, ct);
        await ScopedAsync(wish, figures, data.Folder, ct);
    }

    /// <summary>The same through a data scope: the accounts of the demo are there since the pages were painted.</summary>
    private static async Task ScopedAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        const double rows = 300, total = 500;
        await using var served = new ServedList(folder);
        await served.PrepareAsync(ct);
        await served.ReadAsAsync("head01", ct);
        var cases = ListCases.Of(new(new Random(9)), 10_000).Where(asked => ListCases.Scoped.Contains(asked.Name)).ToList();
        await WarmUpAsync(wish, cases, asked => served.AskAsync(asked, ct));
        foreach (var asked in cases)
        {
            var times = new Sample(await TimesAsync(wish.Quick ? 20 : 200, () => served.AskAsync(asked, ct)));
            figures.Print($"head.{asked.Name}.server", times);
            figures.Judge($"head.{asked.Name}.server.p95", times.At(0.95), asked.IsCount ? total : rows, "ms");
        }
    }

    private static async Task ServeAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var served = new ServedList(folder);
        await served.PrepareAsync(ct);
        await using var bare = await BareList.OpenAsync(folder, ct);
        var cases = ListCases.Of(new(new Random(7)), await served.TotalAsync(ct));
        await WarmUpAsync(wish, cases, asked => served.AskAsync(asked, ct));
        foreach (var asked in cases)
        {
            // A B A B: one number tells the bare limit's own noise beside each case.
            var duel = new Duel(wish, figures, (count, token) => TimesAsync(count, () => served.AskAsync(asked, token)), (count, token) => TimesAsync(count, () => TimeAsync(() => bare.ReadAsync(token))))
            {
                PerTurn = wish.Quick ? 10 : 100,
                JudgedAt = 0.95,
                LimitName = "list.bare",
                Prefix = asked.Name + ".",
                IsWarm = true,
            };
            var middle = await duel.RunAsync(ct);
            figures.Judge($"{asked.Name}.server.p95", middle.Product.At(0.95), asked.Bar, "ms", middle.IsNoisy);
        }
    }

    private static async Task PaintAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await PaintedList.OpenAsync(chromium.Browser, app.Address);
        var cases = ListCases.Of(new(new Random(8)), 1_000_000).Where(asked => ListCases.Painted.ContainsKey(asked.Name)).ToList();
        await WarmUpAsync(wish, cases, page.AskAsync);
        foreach (var asked in cases)
        {
            var runs = new List<Sample>();
            for (var i = 1; i <= wish.Runs; i++)
            {
                var run = new Sample(await TimesAsync(wish.Quick ? 10 : 200, () => page.AskAsync(asked)));
                figures.Print($"{asked.Name}.painted.run{i}", run);
                figures.PrintMachine($"{asked.Name}.painted.run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
                runs.Add(run);
            }

            var middle = runs.OrderBy(run => run.At(0.95)).ElementAt(runs.Count / 2);
            var (p50, p95) = ListCases.Painted[asked.Name];
            figures.Judge($"{asked.Name}.painted.p95", middle.At(0.95), p95, "ms");
            if (p50 < double.MaxValue)
            {
                figures.Judge($"{asked.Name}.painted.p50", middle.Median, p50, "ms");
            }
        }
    }

    /// <summary>Every case in turn, so that compiled queries and the page cache are what they are on a working day.</summary>
    private static async Task WarmUpAsync(BenchWish wish, IReadOnlyList<ListCase> cases, Func<ListCase, Task<double>> askAsync)
    {
        var (seconds, operations) = wish.Quick ? (1, cases.Count) : (20, 10 * cases.Count);
        var began = Stopwatch.GetTimestamp();
        for (var done = 0; done < operations || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds; done++)
        {
            await askAsync(cases[done % cases.Count]);
        }
    }

    private static async Task<IReadOnlyList<double>> TimesAsync(int count, Func<Task<double>> askAsync)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            times.Add(await askAsync());
        }

        return times;
    }

    private static async Task<double> TimeAsync(Func<Task> operation)
    {
        var began = Stopwatch.GetTimestamp();
        await operation();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
