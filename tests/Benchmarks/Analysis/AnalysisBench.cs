using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Analysis;

/// <summary>运营分析 at a million calls of two years, eight hundred thousand contact records and fifty agents: what the page asks for a month and for a year, each with the period before and the trend.</summary>
internal sealed class AnalysisBench : IBench
{
    private const double Bar = 500;
    private const int Days = 730;
    private const int Agents = 50;
    private const int AtOnce = 50;

    public string Name => "analysis";

    public string Summary => "analysis of 1,000,000 calls of 730 days by 50 agents and their 800,000 contact records: 30 and 365 days p95 ≤ 500 ms; summing the days printed";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await using var services = CoreOn.Data(data.Folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        var calls = wish.Quick ? 20_000 : 1_000_000;
        var began = Stopwatch.GetTimestamp();
        await FillAsync(services, calls, ct);
        figures.Print("calls", calls, "count");
        figures.Print("fill", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        began = Stopwatch.GetTimestamp();
        await using (var scope = services.CreateAsyncScope())
        {
            figures.Print("days-summed", await scope.ServiceProvider.GetRequiredService<SumCallDays>().RunAsync(ct), "count");
        }

        figures.Print("summing", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        await MeasureAsync(wish, figures, services, "30-days", 30, ct);
        await MeasureAsync(wish, figures, services, "365-days", 365, ct);
    }

    private static async Task FillAsync(ServiceProvider services, int count, CancellationToken ct)
    {
        var first = HospitalZone.StartOf(TimeProvider.System.Today().AddDays(1 - Days));
        var random = new Random(66);
        var said = services.GetRequiredService<Vault>().Seal(ContactRecord.TextPurpose, "问复诊时间，已告知周三上午。");
        for (var from = 0; from < count; from += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            foreach (var at in Enumerable.Range(from, Math.Min(AtOnce, count - from)))
            {
                var call = Call(at, first.AddDays((long)at * Days / count).AddHours(8 + (random.NextDouble() * 10)), random);
                db.Add(call);
                if (call is { EndedAt: { } ended, AgentNo: { } agent } && call.State == CallState.Ended)
                {
                    var record = new ContactRecord(call.Id, agent, ended);
                    record.Write(null, (ContactTopic)random.Next(7), said, random.Next(4) switch { 0 => null, 1 => "call-back", _ => "answered" });
                    db.Add(record);
                }
            }

            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Of ten: eight answered after some seconds and talked, two missed.</summary>
    private static CallSession Call(int at, DateTimeOffset began, Random random)
    {
        var link = $"analysis-{at}";
        var (session, call) = (Guid.CreateVersion7(), new CallSession("bench", link, CallDirection.Incoming, began));
        var answered = began.AddSeconds(random.Next(2, 40));
        call.Take(new("bench", session, 0, link, LineSignal.Ringing, began), null, began);
        if (at % 10 < 8)
        {
            call.Take(new("bench", session, 1, link, LineSignal.Answered, answered), null, answered);
        }

        var ended = answered.AddSeconds(random.Next(20, 400));
        call.Take(new("bench", session, 2, link, LineSignal.Ended, ended), null, ended);
        call.Offer($"bench{at % Agents:00}");
        return call;
    }

    private static async Task MeasureAsync(BenchWish wish, Figures figures, ServiceProvider services, string name, int days, CancellationToken ct)
    {
        var run = services.GetRequiredService<UseCaseRunner>();
        var reader = Actor.Product("bench");
        var today = TimeProvider.System.Today();
        async Task<double> AskAsync()
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await run.RunAsync(reader, (AnalyseCalls use) => use.HandleAsync(today.AddDays(1 - days), today, null, ct));
            var contacts = await run.RunAsync(reader, (AnalyseContacts use) => use.HandleAsync(today.AddDays(1 - days), today, null, ct));
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return outcome.Value is { Total.Offered: > 0, Agents.Count: > 0 } && contacts.Value is { Count: > 0 } ? took : throw new BenchFailure("the analysis counted nothing");
        }

        for (var warm = 0; warm < 10; warm++)
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

        figures.Judge($"{name}.p95", runs.OrderBy(sample => sample.At(0.95)).ElementAt(runs.Count / 2).At(0.95), Bar, "ms");
    }
}
