using System.Diagnostics;
using System.Security.Cryptography;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Backups;

/// <summary>
/// <c>crm backup</c> beside a server at work, then <c>crm restore</c>, and the restored file's bytes against the hash of the snapshot. The
/// bare limit of reads and writes is the same work with no backup beside it, before and after.
/// </summary>
internal sealed class BackupBench : IBench
{
    public string Name => "backup";

    public string Summary => "size L, sealed, 5 agents reading, 50 writes/s: ≤ 60 s; reads p99 ≤ 50 ms, writes p99 ≤ 150 ms, max ≤ 1 s; restored = snapshot";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var size = wish.Quick ? DemoSize.M : DemoSize.L;
        using var data = await SeededData.CopyAsync(wish.Place, size, figures, ct);
        await DailyWork.PrepareAsync(data.Folder, ct);
        await using var work = await DailyWork.BeginAsync(wish.Place, data.Folder, ct);
        figures.Say("warming up …");
        await work.DuringAsync(Task.Delay(TimeSpan.FromSeconds(wish.Quick ? 5 : 20), ct), ct);
        var runs = new List<BackupRun>();
        for (var i = 1; i <= wish.Runs; i++)
        {
            var run = await RunOnceAsync(wish, work, data.Folder, ct);
            runs.Add(run);
            figures.Print($"run{i}.time", run.Seconds, "s");
            figures.Print($"run{i}.restore", run.RestoreSeconds, "s");
            figures.Print($"run{i}.size", run.Megabytes, "MB");
            figures.Print($"run{i}.reads", run.Reads);
            figures.Print($"run{i}.writes", run.Writes);
            figures.Print($"run{i}.calm-reads", run.CalmReads);
            figures.Print($"run{i}.calm-writes", run.CalmWrites);
            figures.PrintMachine($"run{i}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        var middle = runs.OrderBy(run => run.Writes.At(0.99)).ElementAt(runs.Count / 2);
        var isNoisy = middle.CalmWrites.At(0.95) > 2 * new CalmLimits(wish.Place.CalmFolder).Learn($"backup-{size}", middle.CalmWrites.At(0.95));
        figures.Judge("time", middle.Seconds, 60, "s", isNoisy);
        figures.Judge("reads.p99", middle.Reads.At(0.99), 50, "ms", isNoisy);
        figures.Judge("writes.p99", middle.Writes.At(0.99), 150, "ms", isNoisy);
        figures.Judge("max", Math.Max(middle.Reads.Max, middle.Writes.Max), 1_000, "ms", isNoisy);
        figures.Judge("differing", runs.Count(run => !run.IsSame), 0, "restored");
    }

    private static async Task<BackupRun> RunOnceAsync(BenchWish wish, DailyWork work, string data, CancellationToken ct)
    {
        using var place = new TemporaryData(wish.Place.TemporaryFolder("backup"));
        var (file, restored) = (Path.Combine(place.Folder, "backup"), Path.Combine(place.Folder, "restored"));
        var calm = TimeSpan.FromSeconds(wish.Quick ? 5 : 25);
        var before = await work.DuringAsync(Task.Delay(calm, ct), ct);
        var backup = ProductCommand.RunAsync(wish.Place, ["backup", "--data", data, "--to", file], ct);
        var (reads, writes) = await work.DuringAsync(backup, ct);
        var after = await work.DuringAsync(Task.Delay(calm, ct), ct);
        var use = await backup;

        // The server's own keys folder keeps its audit head.
        var keys = Directory.CreateDirectory(Path.Combine(place.Folder, "keys")).FullName;
        File.Copy(Path.Combine(data, "keys", "ring.json"), Path.Combine(keys, "ring.json"));
        var began = Stopwatch.GetTimestamp();
        await ProductCommand.RunAsync(wish.Place, ["restore", "--from", file, "--data", restored, "--keys", keys], ct);
        var restoring = Stopwatch.GetElapsedTime(began);
        await using var database = File.OpenRead(Path.Combine(restored, "crm.db"));
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(database, ct));
        return new(use.Took.TotalSeconds, restoring.TotalSeconds, new FileInfo(file).Length / 1048576.0, reads, writes, Both(before.Reads, after.Reads), Both(before.Writes, after.Writes))
        {
            IsSame = use.Output.TrimEnd().EndsWith($"content sha256 {hash}", StringComparison.Ordinal),
        };
    }

    private static Sample Both(Sample before, Sample after) => new(before.Sorted.Concat(after.Sorted));
}

internal sealed record BackupRun(double Seconds, double RestoreSeconds, double Megabytes, Sample Reads, Sample Writes, Sample CalmReads, Sample CalmWrites)
{
    /// <summary>The restored bytes are the snapshot's.</summary>
    public required bool IsSame { get; init; }
}
