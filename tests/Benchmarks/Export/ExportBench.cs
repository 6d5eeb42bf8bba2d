using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Benchmarks.Seeding;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Export;

/// <summary>
/// 导出全部 of 200,000 archives with twelve columns, as somebody does it: from pressing 导出 in the dialog to the whole file on the disk of the
/// browser, in a fresh process that has exported single pages before. Memory is sampled from outside; idle is after those pages. The bare limit is as many
/// bytes written in order and fsynced.
/// </summary>
internal sealed class ExportBench : IBench
{
    private const int Rows = 200_000;

    public string Name => "export";

    public string Summary => "200,000 archives × 12 columns into a workbook: ≤ 8 s, ≤ 250 MB above the idle process";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.L, figures, ct);
        var since = await ExportSetting.PrepareAsync(data.Folder, wish.Quick ? Rows / 10 : Rows, ct);
        var runs = new List<ExportRun>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            var run = await RunOnceAsync(wish, data.Folder, since, ct);
            runs.Add(run);
            figures.Print($"run{i}.rows", run.Rows, "rows");
            figures.Print($"run{i}.took", run.Seconds, "s");
            figures.Print($"run{i}.processor", run.Processor, "s");
            figures.Print($"run{i}.idle", run.IdleMegabytes, "MB");
            figures.Print($"run{i}.above-idle", run.AboveIdleMegabytes, "MB");
            figures.Print($"run{i}.file", run.FileMegabytes, "MB");
            figures.Print($"run{i}.bare", BareWriting.Seconds(wish.Place.TemporaryFolder("bare"), run.FileMegabytes), "s");
            figures.PrintMachine($"run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(run => run.Seconds).ElementAt(runs.Count / 2);
        figures.Judge("took", middle.Seconds, 8, "s");
        figures.Judge("above-idle", runs.OrderBy(run => run.AboveIdleMegabytes).ElementAt(runs.Count / 2).AboveIdleMegabytes, 250, "MB");
    }

    private static async Task<ExportRun> RunOnceAsync(BenchWish wish, string folder, string since, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var chromium = await Chromium.StartAsync();
        var page = await ExportPage.OpenAsync(chromium.Browser, app.Address, since);
        for (var i = 0; i < 10; i++)
        {
            await page.ExportAsync("list-export-page");
        }

        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        var idle = app.WorkingSetMegabytes;
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var peak = PeakAsync(app, watching.Token);
        var before = app.Processor;
        var (seconds, bytes, rows) = await page.ExportAsync("list-export-all");
        await watching.CancelAsync();
        return new(rows, seconds, (app.Processor - before).TotalSeconds, idle, Math.Max(0, await peak - idle), bytes / 1048576.0);
    }

    private static async Task<double> PeakAsync(AppProcess app, CancellationToken ct)
    {
        var most = 0.0;
        while (!ct.IsCancellationRequested)
        {
            most = Math.Max(most, app.WorkingSetMegabytes);
            await Task.Delay(20, CancellationToken.None);
        }

        return most;
    }
}

internal sealed record ExportRun(int Rows, double Seconds, double Processor, double IdleMegabytes, double AboveIdleMegabytes, double FileMegabytes);
