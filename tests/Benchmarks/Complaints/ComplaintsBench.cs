using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>Complaints: an ordinary save at 10,000, four callers at once, kill -9 while they save, and list and board at 100,000.</summary>
internal sealed class ComplaintsBench : IBench
{
    private const int Callers = 4;

    public string Name => "complaints";

    public string Summary => "complaints: save at 10,000 p50 ≤ 10 and p95 ≤ 25 ms, ≥ 300/s from 4 callers; 20 times kill -9: every answered case once, retries add none; list and board at 100,000 p95 ≤ 20 ms, painted ≤ 150 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);

        // Staff, roles, dictionaries and templates are made by the product itself when it starts.
        await using (await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct))
        {
        }

        await using (var services = CoreOn.Data(data.Folder))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
            var crowd = new ComplaintCrowd(services);
            await crowd.StaffAsync(ct);
            figures.Say("10,000 complaints …");
            await crowd.FillAsync(10_000, ct);
            await SaveAsync(wish, figures, services, data.Folder, ct);
        }

        await new ComplaintKills(wish, figures, data.Folder).RunAsync(ct);
        await using (var services = CoreOn.Data(data.Folder))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
            figures.Say("until there are 100,000 …");
            await new ComplaintCrowd(services).FillAsync(wish.Quick ? 20_000 : 100_000, ct);
            await ReadAsync(wish, figures, services, data.Folder, ct);
        }

        await PaintAsync(wish, figures, data.Folder, ct);
    }

    private static async Task SaveAsync(BenchWish wish, Figures figures, ServiceProvider services, string folder, CancellationToken ct)
    {
        var served = new ServedComplaints(services);
        var agents = new List<Actor>();
        for (var at = 1; at <= Callers; at++)
        {
            agents.Add(await served.SignInAsync($"agent0{at}", ct));
        }

        var next = 0;
        await using var bare = await BareCommits.OpenAsync(folder, ct);
        var duel = new Duel(
            wish,
            figures,
            (count, token) => TimesAsync(count, () => served.TimeSaveAsync(agents[0], next++, token)),
            (count, token) => TimesAsync(count, () => bare.CommitAsync(token)))
        {
            PerTurn = wish.Quick ? 100 : 200,
            JudgedAt = 0.95,
            LimitName = "complaints.bare-commit",
            Prefix = "save.",
        };
        var middle = await duel.RunAsync(ct);
        figures.Judge("save.p50", middle.Product.Median, 10, "ms", middle.IsNoisy);
        figures.Judge("save.p95", middle.Product.At(0.95), 25, "ms", middle.IsNoisy);

        var rates = new List<double>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            var (from, seconds, done) = (next, wish.Quick ? 3 : 15, 0);
            var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await Task.WhenAll(agents.Select(agent => Task.Run(
                async () =>
                {
                    while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
                    {
                        await served.SaveAsync(agent, ComplaintCrowd.Form(from + Interlocked.Increment(ref done)), ct);
                    }
                },
                ct)));
            rates.Add(done / Stopwatch.GetElapsedTime(began).TotalSeconds);
            next += done + 1;
            figures.Print($"save.rate.run{run}", rates[^1], "per-second");

            // What a machine others use cannot take from it: its own work.
            figures.Print($"save.rate.run{run}.processor", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / done, "ms a save");
            figures.PrintMachine($"save.rate.run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        figures.JudgeAtLeast("save.rate", rates.Order().ElementAt(rates.Count / 2), 300, "per-second");
    }

    private static async Task ReadAsync(BenchWish wish, Figures figures, ServiceProvider services, string folder, CancellationToken ct)
    {
        var served = new ServedComplaints(services);
        var readers = new Dictionary<string, Actor>();
        var cases = ComplaintCases.All;
        foreach (var who in cases.Select(one => one.Who).Distinct())
        {
            readers[who] = await served.SignInAsync(who, ct);
        }

        await using var bare = await Lists.BareList.OpenAsync(folder, ct);
        var began = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < (wish.Quick ? cases.Count : 10 * cases.Count) || Stopwatch.GetElapsedTime(began).TotalSeconds < (wish.Quick ? 1 : 20); turn++)
        {
            var one = cases[turn % cases.Count];
            await served.TimeReadAsync(readers[one.Who], one.List, one.Query(turn), ct);
        }

        foreach (var one in cases)
        {
            var turn = 0;
            var duel = new Duel(
                wish,
                figures,
                (count, token) => TimesAsync(count, () => served.TimeReadAsync(readers[one.Who], one.List, one.Query(turn++), token)),
                (count, token) => TimesAsync(count, async () =>
                {
                    var start = Stopwatch.GetTimestamp();
                    await bare.ReadAsync(token);
                    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }))
            {
                PerTurn = wish.Quick ? 20 : 100,
                JudgedAt = 0.95,
                LimitName = "list.bare",
                Prefix = one.Name + ".",
                IsWarm = true,
            };
            var middle = await duel.RunAsync(ct);
            figures.Judge($"{one.Name}.server.p95", middle.Product.At(0.95), 20, "ms", middle.IsNoisy);
        }
    }

    private static async Task PaintAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await PaintedComplaints.OpenAsync(chromium.Browser, app.Address);
        (string Name, Func<Task<double>> AskAsync)[] asked = [("by-state", page.ByStateAsync), ("by-source", page.BySourceAsync), ("next-page", page.NextPageAsync), ("turn", page.TurnAsync)];
        foreach (var (name, askAsync) in asked)
        {
            await page.ToListAsync();
            await page.ResetAsync();
            await TimesAsync(wish.Quick ? 3 : 50, askAsync);
            var runs = new List<Sample>();
            for (var run = 1; run <= wish.Runs; run++)
            {
                runs.Add(new Sample(await TimesAsync(wish.Quick ? 10 : 200, askAsync)));
                figures.Print($"{name}.painted.run{run}", runs[^1]);
                figures.PrintMachine($"{name}.painted.run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
            }

            figures.Judge($"{name}.painted.p95", runs.OrderBy(run => run.At(0.95)).ElementAt(runs.Count / 2).At(0.95), 150, "ms");
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
}
