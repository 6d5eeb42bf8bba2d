using System.Diagnostics;

namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>The product against the bare limit of the same way, in turn (A B A B), three runs; the middle one is the figure.</summary>
/// <param name="product">Does so many operations and gives their times.</param>
/// <param name="bare">The same for the least that could be done at all.</param>
internal sealed class Duel(BenchWish wish, Figures figures, Duel.Turn product, Duel.Turn bare)
{
    public delegate Task<IReadOnlyList<double>> Turn(int operations, CancellationToken ct);

    private const int TurnsEach = 2;

    public required int PerTurn { get; init; }

    /// <summary>How many the bare limit does in its turn; as many as the product unless set.</summary>
    public int? BarePerTurn { get; init; }

    /// <summary>By which quantile the runs are ordered: the one the bar stands on.</summary>
    public required double JudgedAt { get; init; }

    /// <summary>What the calm value is kept under.</summary>
    public required string LimitName { get; init; }

    /// <summary>Before the names of its figures, when a bench has several duels.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The bench has warmed up by itself.</summary>
    public bool IsWarm { get; init; }

    public async Task<DuelRun> RunAsync(CancellationToken ct)
    {
        if (!IsWarm)
        {
            await WarmUpAsync(ct);
        }

        var runs = new List<DuelRun>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            var run = await RunOnceAsync(ct);
            runs.Add(run);
            figures.Print($"{Prefix}run{i}.product", run.Product);
            figures.Print($"{Prefix}run{i}.bare", run.Bare);
            figures.Print($"{Prefix}run{i}.ratio", run.Ratio, "times");
            figures.PrintMachine($"{Prefix}run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(run => run.Product.At(JudgedAt)).ElementAt(runs.Count / 2);
        figures.Print($"{Prefix}middle.run", runs.IndexOf(middle) + 1, "number");
        figures.Print($"{Prefix}bare.calm.p95", middle.CalmBareP95, "ms");
        return middle;
    }

    /// <summary>At least 20 seconds and 100 operations of both, so that compiled code, caches and the page cache are what they are on a working day.</summary>
    private async Task WarmUpAsync(CancellationToken ct)
    {
        var (seconds, operations) = wish.Quick ? (2, 10) : (20, 100);
        var began = Stopwatch.GetTimestamp();
        for (var done = 0; done < operations || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds;)
        {
            var chunk = Math.Min(PerTurn, 50);
            done += (await product(chunk, ct)).Count;
            await bare(Math.Min(BarePerTurn ?? PerTurn, 50), ct);
        }
    }

    private async Task<DuelRun> RunOnceAsync(CancellationToken ct)
    {
        var (ours, limit) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < TurnsEach; turn++)
        {
            ours.AddRange(await product(PerTurn, ct));
            limit.AddRange(await bare(BarePerTurn ?? PerTurn, ct));
        }

        var sample = new Sample(limit);
        return new(new(ours), sample, new CalmLimits(wish.Place.CalmFolder).Learn(LimitName, sample.At(0.95)));
    }
}
