using System.Diagnostics;
using HospitalCrm.Benchmarks.Lists;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Search;

/// <summary>The one box at 1,000,000, kind by kind: the question to the database, the use case, and the last key until the answer is painted.</summary>
internal sealed class SearchBench : IBench
{
    private const double QueryBar = 5;
    private const double PaintedBar = 150;

    public string Name => "search";

    public string Summary => "the one box at 1,000,000: query p99 ≤ 5 ms, last key to painted p95 ≤ 150 ms, each kind";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.L, figures, ct);
        await ServeAsync(wish, figures, data.Folder, ct);
        await PaintAsync(wish, figures, data.Folder, ct);
    }

    private static async Task ServeAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var served = new ServedSearch(folder);
        await served.PrepareAsync(ct);
        await using var bare = await BareList.OpenAsync(folder, ct);
        var cases = SearchCase.Of(new(new Random(17)));
        await WarmUpAsync(wish, cases, asked => served.ServeAsync(asked.Next(), ct));
        foreach (var asked in cases)
        {
            var duel = new Duel(wish, figures, (count, token) => TimesAsync(count, () => served.QueryAsync(asked.Next(), token)), (count, token) => TimesAsync(count, () => TimeAsync(() => bare.ReadAsync(token))))
            {
                PerTurn = wish.Quick ? 20 : 500,
                BarePerTurn = 100,
                JudgedAt = 0.99,
                LimitName = "list.bare",
                Prefix = asked.Name + ".query.",
                IsWarm = true,
            };
            var middle = await duel.RunAsync(ct);
            figures.Judge($"{asked.Name}.query.p99", middle.Product.At(0.99), QueryBar, "ms", middle.IsNoisy);
            figures.Print($"{asked.Name}.served", new Sample(await TimesAsync(wish.Quick ? 20 : 200, () => served.ServeAsync(asked.Next(), ct))));
        }
    }

    private static async Task PaintAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await PaintedSearch.OpenAsync(chromium.Browser, app.Address);
        var cases = SearchCase.Of(new(new Random(18))).Where(asked => SearchCase.Painted.Contains(asked.Name)).ToList();
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

            figures.Judge($"{asked.Name}.painted.p95", runs.OrderBy(run => run.At(0.95)).ElementAt(runs.Count / 2).At(0.95), PaintedBar, "ms");
        }
    }

    private static async Task WarmUpAsync(BenchWish wish, IReadOnlyList<SearchCase> cases, Func<SearchCase, Task<double>> askAsync)
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
