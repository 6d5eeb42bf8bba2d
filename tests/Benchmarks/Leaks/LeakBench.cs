using System.Net.Http.Json;
using HospitalCrm.Benchmarks.Backups;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Leaks;

/// <summary>
/// What a thief of the disk would read: after simulated work (calls, pages turned, a day of the hospital system's data played into it) every
/// file of the data folder but the keys, and a backup, are read byte by byte for telephone and id numbers.
/// </summary>
internal sealed class LeakBench : IBench
{
    public string Name => "leaks";

    public string Summary => "telephone and id numbers in the clear in database, log of changes, logs and backup after simulated work: 0";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        using var place = new TemporaryData(wish.Place.TemporaryFolder("leaks"));
        var known = KnownNumbers();
        var backup = Path.Combine(place.Folder, "backup");
        await DailyWork.PrepareAsync(data.Folder, ct);
        await using (var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string> { ["Lines__0__Id"] = RingFeed.LineId, ["Lines__0__Adapter"] = "HttpEvents" }, ct))
        {
            await RingAsync(app, known, wish.Quick ? 100 : 2_000, ct);
            figures.Say("playing the hospital system …");
            await ProductCommand.RunAsync(wish.Place, ["his", "play", "--to", app.Address.ToString(), "--key", AppProcess.ApiKey], ct);
            await ProductCommand.RunAsync(wish.Place, ["backup", "--data", data.Folder, "--to", backup], ct);

            // While it runs: what is in the log of changes has not been folded into the database yet.
            await ScanAsync(figures, "running", known, data.Folder, ct);
        }

        await ScanAsync(figures, "stopped", known, data.Folder, ct);
        await ScanAsync(figures, "backup", known, place.Folder, ct);
        figures.Print("known", known.Count, "numbers");
    }

    private static HashSet<string> KnownNumbers()
    {
        var population = new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed, DateTimeOffset.UnixEpoch.AddYears(56));
        return
        [
            .. Enumerable.Range(0, population.BlockCount).SelectMany(block => population.Block(block).Patients)
                .SelectMany(patient => patient.Phones.Select(phone => phone.Number).Append(patient.IdNumber))
                .OfType<string>()
                .Where(number => number.Length >= 10),
        ];
    }

    private static async Task RingAsync(AppProcess app, IReadOnlySet<string> known, int calls, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = app.Address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
        foreach (var (number, call) in known.Where(number => number.Length == 11).Take(calls).Select((number, at) => (number, at)))
        {
            foreach (var (signal, sequence) in ((string, int)[])[("ringing", 1), ("ended", 2)])
            {
                using var answer = await http.PostAsJsonAsync($"api/v1/lines/{RingFeed.LineId}/events", new { callId = $"leak-{call}", sequence, signal, number, extension = "7999" }, ct);
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    private static async Task ScanAsync(Figures figures, string when, IReadOnlySet<string> known, string folder, CancellationToken ct)
    {
        var (found, megabytes) = (0, 0.0);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}keys{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var scan = new NumberScan(known);
            await scan.ReadAsync(file, ct);
            if (scan.Found > 0)
            {
                figures.Say($"{when}: {scan.Found} in {Path.GetFileName(file)}");
            }

            found += scan.Found;
            megabytes += new FileInfo(file).Length / 1048576.0;
        }

        figures.Print($"{when}.read", megabytes, "MB");
        figures.Judge(when, found, 0, "numbers");
    }
}
