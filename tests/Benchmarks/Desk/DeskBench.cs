using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Desk;

/// <summary>
/// A hall at work: a hundred tabs without a browser, ten calls a second that are answered, written down and saved, then kill -9 in the midst
/// of it, and the product started again on what is left. The tabs run on the same cores as the product: what they cost is in the figures.
/// </summary>
internal sealed class DeskBench : IBench
{
    private const int PerSecond = 10;

    public string Name => "desk";

    public string Summary => "100 agents, 10 calls/s with notes and results for 5 minutes, kill -9, start: event → circuit p99 ≤ 60 ms; 0 calls, notes, or drafts older than 3 s lost; ≤ 2 MB a circuit";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var (agents, seconds) = wish.Quick ? (40, 30) : (100, 300);
        await using var floor = await Floor.OpenAsync(wish, figures, agents, ct);
        using var day = new DeskDay(floor);
        var before = floor.App.Processor;
        var ongoing = await day.RingAsync(PerSecond * seconds, PerSecond, ct);
        var (work, memory) = (floor.App.Processor - before, floor.App.WorkingSetMegabytes);
        floor.DemandWhole();
        day.Die();
        var killedAt = Stopwatch.GetTimestamp();
        await floor.App.KillAsync(ct);
        await Task.WhenAll(ongoing);

        var began = Stopwatch.GetTimestamp();
        await using (await AppProcess.StartAsync(wish.Place, floor.DataFolder, new Dictionary<string, string>(), ct))
        {
            figures.Print("start-again", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        }

        var kept = await DeskLedger.ReadAsync(floor.DataFolder, day.Calls, killedAt, ct);
        figures.Print("shown", day.Times);
        figures.PrintMachine("shown", Machine.FsyncMedian(wish.Place.DataFolder));
        figures.Print("cpu", work.TotalMilliseconds / (PerSecond * seconds), "ms a call");
        figures.Print("working-set", memory, "MB");
        figures.Print("ongoing", ongoing.Count, "calls at the kill");
        figures.Print("calls", kept.Calls, "calls");
        figures.Print("notes", kept.Notes, "notes");
        figures.Print("drafts", kept.Drafts, "drafts");
        figures.Judge("shown.p99", day.Times.At(0.99), 60, "ms");
        figures.Judge("never-shown", day.Lost, 0, "calls");
        figures.Judge("calls.lost", kept.LostCalls, 0, "calls");
        figures.Judge("notes.lost", kept.LostNotes, 0, "notes");
        figures.Judge("drafts.lost", kept.LostDrafts, 0, "drafts");
        figures.Judge("memory", floor.MegabytesEach, 2, "MB/circuit");
    }
}
