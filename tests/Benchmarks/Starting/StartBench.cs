using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Starting;

/// <summary>
/// A second <c>./run</c> with unchanged sources, from the command to a ready product: after a clean stop, and after kill -9 with calls
/// on the line. The bare limit is the same program printing its help: what the runtime alone costs.
/// </summary>
internal sealed class StartBench : IBench
{
    private const double Bar = 6;

    public string Name => "start";

    public string Summary => "second ./run to ready, sizes S and L, after SIGTERM and after kill -9: ≤ 6 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        foreach (var size in wish.Quick ? new[] { DemoSize.S } : [DemoSize.S, DemoSize.L])
        {
            using var data = await SeededData.CopyAsync(wish.Place, size, figures, ct);
            await RunCommand.StartAndStopAsync(wish.Place, data.Folder, kill: false, ct);
            foreach (var kill in new[] { false, true })
            {
                await MeasureAsync(wish, figures, data.Folder, $"{size}.after-{(kill ? "kill" : "stop")}", kill, ct);
            }
        }
    }

    private static async Task MeasureAsync(BenchWish wish, Figures figures, string data, string name, bool kill, CancellationToken ct)
    {
        // How it ends decides what the next start finds.
        await RunCommand.StartAndStopAsync(wish.Place, data, kill, ct);
        var (starts, bare) = (new List<double>(), new List<double>());
        for (var i = 1; i <= (wish.Quick ? 2 : 5); i++)
        {
            starts.Add((await RunCommand.StartAndStopAsync(wish.Place, data, kill, ct)).TotalSeconds);
            var began = Stopwatch.GetTimestamp();
            await ProductCommand.RunAsync(wish.Place, ["--help"], ct);
            bare.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            figures.Print($"{name}.start{i}", starts[^1], "s");
            figures.Print($"{name}.bare{i}", bare[^1], "s");
        }

        figures.PrintMachine(name, Machine.FsyncMedian(wish.Place.DataFolder));
        var limit = new Sample(bare);
        var calm = new CalmLimits(wish.Place.CalmFolder).Learn("start", limit.Max);
        figures.Judge($"{name}.worst", starts.Max(), Bar, "s", limit.Max > 2 * calm);
    }
}
