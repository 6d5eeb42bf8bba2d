using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Seeding;

/// <summary>
/// <c>crm seed --size L</c> from start to exit, by which time it is fsynced and analysed. The bare limit is as many bytes written in
/// order to one file and fsynced.
/// </summary>
internal sealed class SeedBench : IBench
{
    private const double Bar = 150;

    public string Name => "seed";

    public string Summary => "crm seed --size L to exit: ≤ 150 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var size = wish.Quick ? "S" : "L";
        var runs = new List<(double Seconds, double Bare)>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            using var data = new TemporaryData(wish.Place.TemporaryFolder("seed"));
            var load = Machine.LoadAverage();
            var use = await ProductCommand.RunAsync(wish.Place, ["seed", "--size", size, "--data", data.Folder], ct);
            var bare = BareWriting.Seconds(wish.Place.TemporaryFolder("bare"), data.Megabytes);
            runs.Add((use.Took.TotalSeconds, bare));
            figures.Print($"run{i}.time", use.Took.TotalSeconds, "s");
            figures.Print($"run{i}.disk", data.Megabytes, "MB");
            figures.Print($"run{i}.peak", use.PeakMegabytes, "MB");
            figures.Print($"run{i}.bare", bare, "s");
            figures.Print($"run{i}.load-before", load, "average");
            figures.PrintMachine($"run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(run => run.Seconds).ElementAt(runs.Count / 2);
        var calm = new CalmLimits(wish.Place.CalmFolder).Learn($"seed-{size}", middle.Bare);
        figures.Judge($"size-{size}", middle.Seconds, Bar, "s", middle.Bare > 2 * calm);
    }
}
