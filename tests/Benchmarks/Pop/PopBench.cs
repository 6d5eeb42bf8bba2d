using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>
/// From the write() of the line end that completes a caller's number on a serial line to the first task after the frame that shows his
/// card, whole and still. The bare limit: the same write and line, one changed text node in a tab, the same mark.
/// </summary>
internal sealed class PopBench : IBench
{
    private const int Agents = 5;
    private const int LinesEach = 18;

    public string Name => "pop";

    public string Summary => "ring on a serial line to painted card, 5 agents, size M: p50 ≤ 40 ms, p95 ≤ 100 ms, ≤ 3 × a bare push";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.S : DemoSize.M, figures, ct);
        var extensions = Enumerable.Range(0, LinesEach).Select(line => $"800{line % Agents + 1}").Concat(Enumerable.Repeat("9999", LinesEach));
        await using var modems = await ModemBank.StartAsync([.. extensions], ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, modems.Settings, ct);
        await modems.WaitUntilHeardAsync(ct);
        await using var chromium = await Chromium.StartAsync();
        var tabs = new List<AgentPage>();
        for (var agent = 1; agent <= Agents; agent++)
        {
            tabs.Add(await AgentPage.SignInAsync(chromium.Browser, app.Address, $"agent0{agent}"));
        }

        var callers = DemoNumbers.Draw(wish.Quick ? DemoSize.S : DemoSize.M, 500, new(7));
        var rings = new Rings(modems, tabs, callers, LinesEach);
        var pushes = new BarePushes(modems, tabs[0], app.Address, LinesEach);
        var duel = new Duel(wish, figures, rings.RunAsync, pushes.RunAsync) { PerTurn = wish.Quick ? 20 : 120, JudgedAt = 0.95, LimitName = Name };
        var middle = await duel.RunAsync(ct);
        figures.Judge("p50", middle.Product.Median, 40, "ms", middle.IsNoisy);
        figures.Judge("p95", middle.Product.At(0.95), 100, "ms", middle.IsNoisy);
        figures.Judge("ratio", middle.Ratio, 3, "times", middle.IsNoisy);
        figures.Judge("not-whole-or-moving", rings.NotWhole, 0, "cards");
    }
}
