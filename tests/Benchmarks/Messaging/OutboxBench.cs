using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>
/// Ten thousand accepted messages to a gateway on this machine, synchronous=FULL: from the moment it begins to answer until all of them are
/// marked as sent. And the whole way: from the first caller's first byte, accepting and sending at once.
/// </summary>
internal sealed class OutboxBench : IBench
{
    private const int Callers = 64;
    private const string Text = "您预约的检查时间有调整，请以短信为准，如有疑问请致电";

    public string Name => "outbox";

    public string Summary => "10,000 accepted messages to a loopback gateway, each sent and marked durably ≤ 2 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var count = wish.Quick ? 2_000 : 10_000;
        var runs = new List<(double Drained, double Whole)>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            runs.Add(await RunOnceAsync(wish, figures, count, run, ct));
        }

        figures.Print("whole", runs.Select(run => run.Whole).Order().ElementAt(runs.Count / 2), "s");
        figures.Judge("sent", runs.Select(run => run.Drained).Order().ElementAt(runs.Count / 2), 2, "s");
    }

    private static async Task<(double Drained, double Whole)> RunOnceAsync(BenchWish wish, Figures figures, int count, int run, CancellationToken ct)
    {
        using var gateway = new LoopbackGateway();
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        double drained, whole;
        await using (var app = await AppProcess.StartAsync(wish.Place, data.Folder, MessagingPlace.Settings(gateway), ct))
        {
            await using var store = CoreOn.Data(data.Folder);
            await PostAsync(app, $"warm{run}", 1_000_000, wish.Quick ? 500 : 20_000, ct);
            await MessagingPlace.UntilMarkedAsync(store, ct);

            gateway.Close();
            await PostAsync(app, $"held{run}", 2_000_000, count, ct);
            var before = app.Processor;
            var began = Stopwatch.GetTimestamp();
            gateway.Release();
            await MessagingPlace.UntilMarkedAsync(store, ct);
            drained = Stopwatch.GetElapsedTime(began).TotalSeconds;
            figures.Print($"run{run}.processor", (app.Processor - before).TotalMicroseconds / count, "us a message");

            began = Stopwatch.GetTimestamp();
            await PostAsync(app, $"whole{run}", 3_000_000, count, ct);
            await MessagingPlace.UntilMarkedAsync(store, ct);
            whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var states = await MessagingPlace.StatesAsync(store, ct);
            if (states.Keys.Any(state => state != MessageState.Sent) || gateway.Ids.Count != states[MessageState.Sent] || gateway.Ids.Values.Any(times => times > 1))
            {
                throw new BenchFailure($"not every message was sent once: {string.Join(", ", states.Select(state => $"{state.Key} {state.Value}"))}, {gateway.Taken} at the gateway");
            }
        }

        figures.Print($"run{run}.sent", drained, "s");
        figures.Print($"run{run}.sent.rate", count / drained, "messages/s");
        figures.Print($"run{run}.whole", whole, "s");
        figures.PrintMachine($"run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
        return (drained, whole);
    }

    private static Task<double> PostAsync(AppProcess app, string keys, int numbers, int count, CancellationToken ct) =>
        MessagingPlace.PostAsync(app.Address, Callers, count, at => MessageCaller.Body($"{keys}-{at}", MessagingPlace.Number(numbers + at), $"{Text}{at}", "notice"), ct);
}
