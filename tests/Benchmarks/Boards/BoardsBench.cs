using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>
/// Fifty boards without a browser while calls ring, are answered and end: from the moment an answer was due until the batch with a figure
/// that counts it. What the boards cost the product is told against the same calls with nobody looking. And the board in Chromium at size L.
/// </summary>
internal sealed class BoardsBench : IBench
{
    private const int PerSecond = 20;

    /// <summary>At whose extensions it rings, each with a tab open: a call nobody could see would come up at every 班长's.</summary>
    private const int Agents = 20;
    private const double KilobytesPerSecond = 2.5;

    public string Name => "boards";

    public string Summary => "50 open boards, 20 calls/s: figure changed p95 ≤ 1 s, ≤ 2.5 KB/s and ≤ 3 ms CPU/s a board; first paint at size L p95 ≤ 400 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        await LiveAsync(wish, figures, ct);
        await PaintedAsync(wish, figures, ct);
    }

    private static async Task LiveAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var (boards, warm, seconds) = wish.Quick ? (10, 5, 10) : (50, 60, 60);
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await Crew.AddAsync(data.Folder, boards + Agents, ct, leads: boards);
        var line = new Dictionary<string, string> { ["Lines__0__Id"] = RingFeed.LineId, ["Lines__0__Adapter"] = "HttpEvents" };
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, line, ct);
        await using var agents = await AgentDesks.OpenAsync(app.Address, boards, Agents, ct);
        using var calls = new CallStream(app.Address, agents);
        for (var run = 1; run <= wish.Runs; run++)
        {
            await calls.RunAsync(PerSecond * warm, PerSecond, ct);
            var alone = await CostAsync(app, () => calls.RunAsync(PerSecond * seconds, PerSecond, ct));

            await using var wall = await BoardWall.OpenAsync(app.Address, boards, ct);
            await calls.RunAsync(PerSecond * warm, PerSecond, ct);
            wall.Begin();
            IReadOnlyList<long> answered = [];
            var watched = await CostAsync(app, async () => answered = await calls.RunAsync(PerSecond * seconds, PerSecond, ct));
            await Task.Delay(TimeSpan.FromSeconds(3), ct);
            var (times, unseen) = wall.Times(answered);
            figures.Print($"changed.run{run}", new Sample(times));
            figures.PrintMachine($"changed.run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
            figures.Judge("changed.p95", new Sample(times).At(0.95), 1_000, "ms");
            figures.Judge("changed.unseen", unseen, 0, "changes");
            figures.Judge("bytes", wall.Bytes / 1_024.0 / boards / watched.Seconds, KilobytesPerSecond, "KB/s a board");
            figures.Print("cpu.alone", alone.Milliseconds / alone.Seconds, "ms/s");
            figures.Print("cpu.watched", watched.Milliseconds / watched.Seconds, "ms/s");
            figures.Judge("cpu", ((watched.Milliseconds / watched.Seconds) - (alone.Milliseconds / alone.Seconds)) / boards, 3, "ms/s a board");
            wall.DemandWhole();
            agents.DemandWhole();
        }
    }

    private static async Task PaintedAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.S : DemoSize.L, figures, ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await PaintedBoard.OpenAsync(chromium.Browser, app.Address);
        foreach (var (name, ask) in new (string, Func<Task<double>>)[] { ("from-a-page", page.PressAsync), ("by-address", page.LoadAsync) })
        {
            var times = new List<double>();
            for (var at = wish.Quick ? -3 : -20; at < (wish.Quick ? 20 : 200); at++)
            {
                var took = await ask();
                if (at >= 0)
                {
                    times.Add(took);
                }
            }

            figures.Print($"painted.{name}", new Sample(times));
            figures.PrintMachine($"painted.{name}", Machine.FsyncMedian(wish.Place.DataFolder));
            figures.Judge($"painted.{name}.p95", new Sample(times).At(0.95), 400, "ms");
        }
    }

    private static async Task<(double Milliseconds, double Seconds)> CostAsync(AppProcess app, Func<Task> work)
    {
        var (before, began) = (app.Processor, Stopwatch.GetTimestamp());
        await work();
        return ((app.Processor - before).TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
