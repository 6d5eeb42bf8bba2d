using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Vaccines;

/// <summary>
/// The doses of 200,000 children nobody has looked at yet: read, worked out and stored by the product's own work, then read from end to end
/// as the list reads them. And pages of the list as somebody turns them. Memory is what the process holds beyond its start at most.
/// </summary>
internal sealed class VaccineBench : IBench
{
    private const double Megabyte = 1048576.0;

    private static readonly (string Name, Dictionary<string, string> Filters)[] Pages =
    [
        ("open", []),
        ("due", new() { ["state"] = "Due" }),
        ("overdue", new() { ["state"] = "Overdue" }),
        ("vaccine", new() { ["vaccine"] = "MMR", ["state"] = "Soon" }),
    ];

    public string Name => "vaccines";

    public string Summary => "the due list of 200,000 children worked out, stored and read ≤ 30 s, memory constant";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var count = wish.Quick ? 20_000 : 200_000;
        var runs = new List<double>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            runs.Add(await RunOnceAsync(wish, figures, count, $"run{run}", ct));
        }

        figures.Judge("due-list", runs.Order().ElementAt(runs.Count / 2), 30, "s");
    }

    private static async Task<double> RunOnceAsync(BenchWish wish, Figures figures, int count, string run, CancellationToken ct)
    {
        using var data = new TemporaryData(wish.Place.TemporaryFolder("vaccines"));
        await using var core = CoreOn.Data(data.Folder);
        await core.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await VaccineChildren.FillAsync(core, count, ct);
        await FindAsync(core, ct, isWarmUp: true);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

        using var self = Process.GetCurrentProcess();
        var worked = self.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await FindAsync(core, ct);
        var planned = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var rows = await ReadAsync(core, ct);
        var whole = Stopwatch.GetElapsedTime(began).TotalSeconds;

        self.Refresh();
        figures.Print($"{run}.planned", planned, "s");
        figures.Print($"{run}.processor", (self.TotalProcessorTime - worked).TotalSeconds, "s");
        figures.Print($"{run}.rows", rows, "count");
        figures.Print($"{run}.whole", whole, "s");
        figures.Print($"{run}.memory", (most - before) / Megabyte, "MB");
        foreach (var (name, filters) in Pages)
        {
            figures.Print($"{run}.page.{name}", new Sample(await PagesAsync(core, filters, wish.Quick ? 20 : 200, ct)));
        }

        figures.PrintMachine(run, Machine.FsyncMedian(wish.Place.DataFolder));
        return whole;
    }

    /// <summary>What the clock does, until there is nothing left; the warm-up takes the first of them.</summary>
    private static async Task FindAsync(ServiceProvider core, CancellationToken ct, bool isWarmUp = false)
    {
        int found;
        do
        {
            await using var scope = core.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
            found = isWarmUp ? await WarmUpAsync(scope.ServiceProvider, ct) : await scope.ServiceProvider.GetRequiredService<FindChildren>().RunAsync(ct);
        }
        while (found > 0 && !isWarmUp);
    }

    private static async Task<int> WarmUpAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<CrmDb>();
        var some = await db.Patients.OrderBy(patient => patient.Id).Select(patient => patient.Id).Take(PlanVaccines.Few).ToListAsync(ct);
        await db.InTransactionAsync(() => services.GetRequiredService<VaccinePlanner>().WriteAsync(some, ct), ct);
        return some.Count;
    }

    private static async Task<int> ReadAsync(ServiceProvider core, CancellationToken ct)
    {
        await using var scope = core.CreateAsyncScope();
        var rows = 0;
        await foreach (var row in scope.ServiceProvider.GetRequiredService<CrmDb>().VaccineDues.AsNoTracking().OrderBy(due => due.DueOn).ThenBy(due => due.Id).Select(due => new { due.PatientId, due.Vaccine, due.DoseNo, due.DueOn }).AsAsyncEnumerable().WithCancellation(ct))
        {
            rows += row.DoseNo > 0 ? 1 : 0;
        }

        return rows;
    }

    private static async Task<IReadOnlyList<double>> PagesAsync(ServiceProvider core, Dictionary<string, string> filters, int count, CancellationToken ct)
    {
        var run = core.GetRequiredService<UseCaseRunner>();
        var times = new List<double>(count);
        for (var at = 0; at < count + 20; at++)
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await run.ReadAsync(Actor.Product("bench"), VaccineDueList.Definition, new ListQuery { Filters = filters, Page = 1 + (at % 30) }, ct);
            if (outcome.Value is null)
            {
                throw new BenchFailure($"the list was refused: {outcome.Problem?.Code}");
            }

            if (at >= 20)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return times;
    }
}
