using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>
/// Rings pushed over HTTP, from the due moment to the render batch with that caller's card at the one seat it rings at. The tabs are
/// circuits without a browser, in this process, on the same cores as the product: what they cost is in the figures.
/// </summary>
internal sealed class FanOutBench : IBench
{
    private const int Seconds = 60;

    public string Name => "pop-fanout";

    public string Summary => "200 circuits, 20 rings/s for 60 s: p99 ≤ 40 ms, none lost, none astray, ≤ 2 MB a circuit, ≤ 15 ms CPU a ring; 500 at 100/s reported";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        await JudgeAsync(wish, figures, wish.Quick ? 40 : 200, 20, ct);
        if (!wish.Quick)
        {
            await ReportAsync(wish, figures, 500, 100, ct);
        }
    }

    private async Task JudgeAsync(BenchWish wish, Figures figures, int agents, int perSecond, CancellationToken ct)
    {
        await using var floor = await Floor.OpenAsync(wish, figures, agents, ct);
        using var feed = new RingFeed(floor.App.Address, floor.Agents, Callers());
        var work = new List<double>();
        var duel = new Duel(wish, figures, RingAsync, (count, token) => feed.LookAsync(count, perSecond, token))
        {
            PerTurn = perSecond * (wish.Quick ? 10 : Seconds),
            BarePerTurn = perSecond * (wish.Quick ? 5 : 30),
            JudgedAt = 0.99,
            LimitName = Name,
        };
        var middle = await duel.RunAsync(ct);
        floor.DemandWhole();
        figures.Print("ratio", middle.Ratio, "times");
        figures.Judge("p99", middle.Product.At(0.99), 40, "ms", middle.IsNoisy);
        figures.Judge("lost", feed.Lost, 0, "rings");
        figures.Judge("astray", floor.Strangers, 0, "cards");
        figures.Judge("memory", floor.MegabytesEach, 2, "MB/circuit");
        figures.Judge("cpu", new Sample(work).Median, 15, "ms/ring", middle.IsNoisy);
        return;

        async Task<IReadOnlyList<double>> RingAsync(int count, CancellationToken token)
        {
            var before = floor.App.Processor;
            var times = await feed.RingAsync(count, perSecond, token);
            work.Add((floor.App.Processor - before).TotalMilliseconds / count);
            return times;
        }
    }

    private static async Task ReportAsync(BenchWish wish, Figures figures, int agents, int perSecond, CancellationToken ct)
    {
        await using var floor = await Floor.OpenAsync(wish, figures, agents, ct);
        using var feed = new RingFeed(floor.App.Address, floor.Agents, Callers());
        await feed.RingAsync(perSecond * 20, perSecond, ct);
        using var self = Process.GetCurrentProcess();
        var (before, mine) = (floor.App.Processor, self.TotalProcessorTime);
        var times = await feed.RingAsync(perSecond * Seconds, perSecond, ct);
        self.Refresh();
        var name = $"{agents}-at-{perSecond}";
        figures.Print(name, new Sample(times));
        figures.Print($"{name}.lost", feed.Lost, "rings");
        figures.Print($"{name}.astray", floor.Strangers, "cards");
        figures.Print($"{name}.memory", floor.MegabytesEach, "MB/circuit");
        figures.Print($"{name}.cpu", (floor.App.Processor - before).TotalMilliseconds / times.Count, "ms/ring");
        figures.Print($"{name}.driver-cpu", (self.TotalProcessorTime - mine).TotalMilliseconds / times.Count, "ms/ring");
        figures.PrintMachine(name, Machine.FsyncMedian(wish.Place.DataFolder));
    }

    // An odd number of callers: over time every seat sees every one of them.
    private static List<string> Callers() => DemoNumbers.Draw(DemoSize.S, 1_001, new(13));
}
