using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>The very first ring of a process that has just said it is ready, from write() to painted card. The second ring is the bare limit: the same way, warm.</summary>
internal sealed class FirstRingBench : IBench
{
    private const double Bar = 300;

    public string Name => "first-ring";

    public string Summary => "first ring after ready to painted card, 10 fresh processes: ≤ 300 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await using var chromium = await Chromium.StartAsync();
        var callers = DemoNumbers.Draw(DemoSize.S, 40, new(11));
        var (first, second) = (new List<double>(), new List<double>());
        for (var i = 1; i <= (wish.Quick ? 3 : 10); i++)
        {
            await using var modems = await ModemBank.StartAsync(["8001", "8001"], ct);
            await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, modems.Settings, ct);
            await modems.WaitUntilHeardAsync(ct);
            var tab = await AgentPage.SignInAsync(chromium.Browser, app.Address, "agent01");
            first.Add(await RingAsync(modems, 0, tab, callers[2 * i], ct));
            second.Add(await RingAsync(modems, 1, tab, callers[2 * i + 1], ct));
            await tab.CloseAsync();
            figures.Print($"process{i}.first", first[^1], "ms");
            figures.Print($"process{i}.second", second[^1], "ms");
            figures.Print($"process{i}.load", Machine.LoadAverage(), "average");
        }

        figures.PrintMachine("end", Machine.FsyncMedian(wish.Place.DataFolder));
        var limit = new Sample(second).Max;
        var calm = new CalmLimits(wish.Place.CalmFolder).Learn(Name, limit);
        figures.Print("second.worst", limit, "ms");
        figures.Print("median", new Sample(first).Median, "ms");
        figures.Judge("worst", first.Max(), Bar, "ms", limit > 2 * calm);
    }

    private static async Task<double> RingAsync(ModemBank modems, int line, AgentPage tab, string caller, CancellationToken ct)
    {
        await modems.BeginAsync(line, caller, ct);
        await Task.Delay(150, ct);
        var wrote = await modems.CompleteAsync(line, ct);
        await Task.Delay(500, ct);
        return (await tab.SettleAsync()).At - wrote;
    }
}
