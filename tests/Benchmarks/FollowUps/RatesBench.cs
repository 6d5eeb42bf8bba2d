using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.FollowUps.Rates;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>随访率 at a hundred thousand discharges of a year: what the page asks for its two spans, of the house and of one department.</summary>
internal sealed class RatesBench : IBench
{
    private const double Bar = 500;

    public string Name => "rates";

    public string Summary => "follow-up rates at 100,000 discharges of a year: 30 days p95 ≤ 500 ms; 90 and 365 days printed";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.S : DemoSize.M, figures, ct);
        await using var services = CoreOn.Data(data.Folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        var discharges = wish.Quick ? 10_000 : 100_000;
        await new RatesCrowd(services).FillAsync(discharges, ct);
        figures.Print("rates.discharges", discharges, "count");
        await MeasureAsync(wish, figures, services, "rates.30-days", 30, null, Bar, ct);
        await MeasureAsync(wish, figures, services, "rates.30-days.department", 30, RatesCrowd.Department(0), Bar, ct);
        await MeasureAsync(wish, figures, services, "rates.90-days", 90, null, null, ct);
        await MeasureAsync(wish, figures, services, "rates.365-days", 365, null, null, ct);
    }

    private static async Task MeasureAsync(BenchWish wish, Figures figures, ServiceProvider services, string name, int days, string? department, double? bar, CancellationToken ct)
    {
        var run = services.GetRequiredService<UseCaseRunner>();
        var reader = Actor.Product("bench");
        var today = TimeProvider.System.Today();
        async Task<double> AskAsync()
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await run.RunAsync(reader, (CountFollowUpRates use) => use.HandleAsync(today.AddDays(1 - days), today, department, null, ct));
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return outcome.Value is { Total: { Discharged: > 0, Expected: > 0, Asked: > 0 } } ? took : throw new BenchFailure("the rates counted nothing");
        }

        var start = Stopwatch.GetTimestamp();
        for (var warm = 0; warm < (wish.Quick ? 3 : 100) && (warm < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < 20); warm++)
        {
            await AskAsync();
        }

        var runs = new List<Sample>();
        for (var at = 1; at <= wish.Runs; at++)
        {
            var times = new List<double>();
            for (var i = 0; i < (wish.Quick ? 20 : 200); i++)
            {
                times.Add(await AskAsync());
            }

            runs.Add(new(times));
            figures.Print($"{name}.run{at}", runs[^1]);
            figures.PrintMachine($"{name}.run{at}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(sample => sample.At(0.95)).ElementAt(runs.Count / 2).At(0.95);
        if (bar is { } most)
        {
            figures.Judge($"{name}.p95", middle, most, "ms");
        }
        else
        {
            figures.Print($"{name}.p95", middle, "ms");
        }
    }
}
