using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Archive;

/// <summary>
/// Archives of people with 2,000 interactions each, in a hospital of a million: from the press on a row of the list to the painted home
/// page with its sums, from the press on 交互 to the painted axis, and to the page below it.
/// </summary>
internal sealed class ArchiveBench : IBench
{
    private const double Bar = 250;

    public string Name => "archive";

    public string Summary => "an archive with 2,000 interactions at 1,000,000: click → painted p95 ≤ 250 ms (home, interactions, older)";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.S : DemoSize.L, figures, ct);
        var people = await BusyPeople.AddAsync(data.Folder, ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await ArchivePage.OpenAsync(chromium.Browser, app.Address);
        await WarmUpAsync(wish, page, people);
        var runs = new List<ArchiveTimes>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            var times = new ArchiveTimes();
            for (var n = 0; n < (wish.Quick ? 20 : 200); n++)
            {
                await page.LookAsync(people[n % people.Count], times);
            }

            times.Print(figures, $"run{i}");
            figures.PrintMachine($"run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
            runs.Add(times);
        }

        foreach (var (name, of) in ArchiveTimes.Cases)
        {
            figures.Judge($"{name}.p95", runs.Select(run => new Sample(of(run)).At(0.95)).Order().ElementAt(runs.Count / 2), Bar, "ms");
        }
    }

    private static async Task WarmUpAsync(BenchWish wish, ArchivePage page, IReadOnlyList<string> people)
    {
        var began = Stopwatch.GetTimestamp();
        for (var done = 0; done < (wish.Quick ? 3 : 35) || Stopwatch.GetElapsedTime(began).TotalSeconds < (wish.Quick ? 1 : 20); done++)
        {
            await page.LookAsync(people[done % people.Count], new());
        }
    }
}
