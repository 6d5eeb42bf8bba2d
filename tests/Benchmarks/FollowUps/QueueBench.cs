using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>Follow-ups: a hundred thousand discharges to tasks, the first page of the due queue with its reasons at 200,000 open tasks, and twenty people taking patients.</summary>
internal sealed class QueueBench : IBench
{
    private const int Takers = 20;

    public string Name => "queue";

    public string Summary => "follow-ups: due queue at 200,000 open tasks p95 ≤ 20 ms, painted p95 ≤ 150 ms; 100,000 discharges → tasks ≤ 60 s, a repeat changes nothing; 20 takers: 0 twice, 0 skipped";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.S : DemoSize.M, figures, ct);
        await using (var services = CoreOn.Data(data.Folder))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
            var crowd = new QueueCrowd(services);
            await PlanAsync(wish, figures, crowd, services, ct);
            await crowd.FillAsync(wish.Quick ? 20_000 : 200_000, ct);
            await ReadAsync(wish, figures, services, ct);
        }

        await PaintAsync(wish, figures, data.Folder, ct);
        await using var takers = CoreOn.Data(data.Folder);
        await takers.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await TakeAsync(wish, figures, takers, ct);
    }

    /// <summary>The same first page as somebody sees it who opens the queue.</summary>
    private static async Task PaintAsync(BenchWish wish, Figures figures, string folder, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await PaintedQueue.OpenAsync(chromium.Browser, app.Address);
        var began = Stopwatch.GetTimestamp();
        for (var warm = 0; warm < (wish.Quick ? 5 : 100) || Stopwatch.GetElapsedTime(began).TotalSeconds < (wish.Quick ? 1 : 20); warm++)
        {
            await page.AskAsync();
        }

        var runs = new List<Sample>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            runs.Add(new Sample(await TimesAsync(wish.Quick ? 20 : 200, page.AskAsync)));
            figures.Print($"open.painted.run{run}", runs[^1]);
            figures.PrintMachine($"open.painted.run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        figures.Judge("open.painted.p95", runs.OrderBy(run => run.At(0.95)).ElementAt(runs.Count / 2).At(0.95), 150, "ms");
    }

    private static async Task PlanAsync(BenchWish wish, Figures figures, QueueCrowd crowd, ServiceProvider services, CancellationToken ct)
    {
        var discharges = wish.Quick ? 10_000 : 100_000;
        await crowd.DischargeAsync(discharges, ct);
        var began = Stopwatch.GetTimestamp();
        await RunAsync(services, ct);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (made, versions) = await crowd.CountAsync(ct);
        figures.Print("plan.discharges", discharges, "count");
        figures.Print("plan.tasks", made, "count");
        figures.Judge("plan.whole", took, wish.Quick ? 6 : 60, "s");
        began = Stopwatch.GetTimestamp();
        await RunAsync(services, ct);
        figures.Print("plan.repeat", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        var again = await crowd.CountAsync(ct);
        figures.Judge("plan.repeat.changes", Math.Abs(again.Tasks - made) + Math.Abs(again.Versions - versions), 0, "count");
    }

    private static async Task ReadAsync(BenchWish wish, Figures figures, ServiceProvider services, CancellationToken ct)
    {
        await using var bare = await BareQueue.OpenAsync(services, ct);
        var run = services.GetRequiredService<UseCaseRunner>();
        var reader = Actor.Product("bench");
        async Task<double> AskAsync()
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await run.ReadAsync(reader, FollowUpList.Due, new ListQuery(), ct);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return outcome.Value is { Rows.Count: ListQuery.DefaultSize } ? took : throw new BenchFailure("the queue gave no whole page");
        }

        var duel = new Duel(wish, figures, (count, _) => TimesAsync(count, AskAsync), (count, token) => TimesAsync(count, () => bare.ReadAsync(token)))
        {
            PerTurn = wish.Quick ? 20 : 100,
            JudgedAt = 0.95,
            LimitName = "queue.bare",
            Prefix = "open.",
        };
        var middle = await duel.RunAsync(ct);
        figures.Judge("open.server.p95", middle.Product.At(0.95), 20, "ms", middle.IsNoisy);
    }

    /// <summary>Everybody takes the next and lets him go to another hospital, as fast as he can.</summary>
    private static async Task TakeAsync(BenchWish wish, Figures figures, ServiceProvider services, CancellationToken ct)
    {
        var run = services.GetRequiredService<UseCaseRunner>();
        var until = Stopwatch.GetTimestamp() + ((wish.Quick ? 5 : 60) * Stopwatch.Frequency);
        var takings = await Task.WhenAll(Enumerable.Range(0, Takers).Select(async at =>
        {
            var taker = Actor.Product($"taker{at:D2}");
            var mine = new List<(Id<FollowUpTask> Task, double Ms)>();
            while (Stopwatch.GetTimestamp() < until)
            {
                var began = Stopwatch.GetTimestamp();
                var next = await run.RunAsync(taker, (TakeNextFollowUp use) => use.HandleAsync(null, ct));
                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                var id = next.Value ?? throw new BenchFailure("nobody was left to take");
                mine.Add((id, took));
                await run.RunAsync(taker, (RecordFollowUp use) => use.HandleAsync(id, new() { Outcome = FollowUpOutcome.Transferred }, ct));
            }

            return mine;
        }));
        var all = takings.SelectMany(mine => mine).ToList();
        figures.Print("take", new Sample([.. all.Select(one => one.Ms)]));
        figures.Print("take.rate", all.Count / (wish.Quick ? 5.0 : 60.0), "per-second");
        figures.Judge("take.twice", all.Count - all.Select(one => one.Task).Distinct().Count(), 0, "count");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var taken = all.ConvertAll(one => one.Task);
        var last = await db.FollowUpTasks.Where(task => taken.Contains(task.Id)).MaxAsync(task => task.Rank, ct);
        var ranks = await db.FollowUpTasks.Where(task => taken.Contains(task.Id)).Select(task => new { task.Id, task.Rank }).ToDictionaryAsync(task => task.Id, task => task.Rank, ct);
        figures.Judge("take.disordered", takings.Sum(mine => mine.Zip(mine.Skip(1)).Count(pair => ranks[pair.Second.Task] < ranks[pair.First.Task])), 0, "count");
        figures.Judge("take.skipped", await db.FollowUpTasks.CountAsync(task => task.QueueRank < last, ct), 0, "count");
    }

    private static async Task RunAsync(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        await scope.ServiceProvider.GetRequiredService<PlanFollowUps>().RunAsync(ct);
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
