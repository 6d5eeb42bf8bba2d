using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.His;

/// <summary>kill -9 at random moments of a push: every row that was answered must be there, none twice, in the inbox and in the archives.</summary>
internal sealed class HisKillBench : IBench
{
    private const int PerCall = 25;
    private const int Senders = 4;

    public string Name => "his-kill";

    public string Summary => "50 times kill -9 at a random moment of a push: every answered row present, none twice";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        var random = new Random(20_261_122);
        var answered = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var kills = wish.Quick ? 5 : 50;
        for (var kill = 0; kill < kills; kill++)
        {
            var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var pushing = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => PushAsync(app.Address, $"K{kill}-{sender}", answered, stop.Token)));

            // A process that just started is slow to answer; a kill before the first answer would prove nothing.
            for (var before = answered.Count; answered.Count == before && !pushing.IsCompleted;)
            {
                await Task.Delay(20, ct);
            }

            await Task.Delay(random.Next(0, 1_500), ct);
            await app.KillAsync(ct);
            await stop.CancelAsync();
            await pushing;
            await app.DisposeAsync();
        }

        await SettleAsync(wish, data.Folder, ct);
        var (lost, twice, archives) = await CountAsync(data.Folder, answered, ct);
        figures.Print("kills", kills, "count");
        figures.JudgeAtLeast("answered", answered.Count, kills * PerCall, "rows");
        figures.Judge("lost", lost, 0, "rows");
        figures.Judge("twice", twice, 0, "rows");
        figures.Judge("not-in-the-archives", archives, 0, "rows");
    }

    private static async Task PushAsync(Uri address, string name, ConcurrentDictionary<string, bool> answered, CancellationToken ct)
    {
        using var client = new HisClient(address);
        for (var call = 0; !ct.IsCancellationRequested; call++)
        {
            var keys = Enumerable.Range(0, PerCall).Select(at => string.Create(CultureInfo.InvariantCulture, $"{name}-{call}-{at}")).ToList();
            var rows = keys.Select(key => $$"""{"patient_id":"{{key}}","name":"王芳","sex_code":"2","birth_date":"1985-03-07","phone":"13800138000","updated_at":"2026-11-01T08:00:00"}""");
            try
            {
                await client.PushAsync("patient", Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]"), ct);
            }
            catch (Exception failure) when (failure is HttpRequestException or BenchFailure or OperationCanceledException or IOException)
            {
                return; // it was killed
            }

            keys.ForEach(key => answered[key] = true);
        }
    }

    /// <summary>Once more up, until nothing waits.</summary>
    private static async Task SettleAsync(BenchWish wish, string folder, CancellationToken ct)
    {
        await using var app = await AppProcess.StartAsync(wish.Place, folder, new Dictionary<string, string>(), ct);
        await using var services = CoreOn.Data(folder);
        for (var pending = true; pending;)
        {
            await using var scope = services.CreateAsyncScope();
            pending = await scope.ServiceProvider.GetRequiredService<CrmDb>().HisRows.AnyAsync(row => row.State == Core.Integration.Feeds.HisRowState.Pending, ct);
            await Task.Delay(300, ct);
        }
    }

    private static async Task<(int Lost, int Twice, int Archives)> CountAsync(string folder, ConcurrentDictionary<string, bool> answered, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var stored = await db.HisRows.Where(row => row.View == "patient").Select(row => row.RowKey).ToListAsync(ct);
        var people = await db.Patients.Where(patient => patient.SourceKey != null && patient.SourceCode == "demo").Select(patient => patient.SourceKey!).ToListAsync(ct);
        var (inbox, archives) = (stored.ToHashSet(StringComparer.Ordinal), people.ToHashSet(StringComparer.Ordinal));
        return (answered.Keys.Count(key => !inbox.Contains(key)), stored.Count - inbox.Count + people.Count - archives.Count, inbox.Count(key => key.StartsWith('K') && !archives.Contains(key)));
    }
}
