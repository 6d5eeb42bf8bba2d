using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>
/// The interface for other systems: 64 callers as fast as they are answered, then at a set pace with each call counted from when it was due;
/// every answer is durable. Then codes behind a campaign of a hundred thousand: from when the call was due until the code is at the gateway.
/// </summary>
internal sealed class MessagesBench : IBench
{
    private const int Callers = 64;
    private const double Pace = 5_000;
    private const double CodesPerSecond = 60;

    public string Name => "messages";

    public string Summary => "POST /api/v1/messages, 64 callers, durable: ≥ 5,000/s, p99 < 50 ms; a code behind 100,000 promotions at the gateway: p99 < 1 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var runs = new List<MessagesRun>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            runs.Add(await RunOnceAsync(wish, figures, run, ct));
        }

        figures.JudgeAtLeast("rate", Middle(runs, run => run.Rate), Pace, "messages/s");
        figures.Judge("p99", Middle(runs, run => run.Times.At(0.99)), 50, "ms");
        figures.Judge("code.p99", Middle(runs, run => run.Codes.At(0.99)), 1_000, "ms");
    }

    private static double Middle(List<MessagesRun> runs, Func<MessagesRun, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);

    private static async Task<MessagesRun> RunOnceAsync(BenchWish wish, Figures figures, int number, CancellationToken ct)
    {
        using var gateway = new LoopbackGateway();
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        double rate, paced;
        Sample times;
        await using (var app = await AppProcess.StartAsync(wish.Place, data.Folder, MessagingPlace.Settings(gateway), ct))
        {
            // What is accepted is sent later: how fast it is accepted is the question here, and the gateway would take its part of this machine.
            gateway.Close();
            await MessagingPlace.PostAsync(app.Address, Callers, wish.Quick ? 1_000 : 40_000, at => Body("warm", at), ct);
            var count = wish.Quick ? 5_000 : 60_000;
            var before = app.Processor;
            rate = count / await MessagingPlace.PostAsync(app.Address, Callers, count, at => Body("fast", at), ct);
            figures.Print($"run{number}.processor", (app.Processor - before).TotalMicroseconds / count, "us a message");
            (times, paced) = await AtPaceAsync(app.Address, count, ct);
        }

        var codes = await CodesAsync(wish, figures, ct);
        figures.Print($"run{number}.rate", rate, "messages/s");
        figures.Print($"run{number}.paced", times);
        figures.Print($"run{number}.paced.rate", paced, "messages/s");
        figures.Print($"run{number}.code", codes);
        figures.PrintMachine($"run{number}", Machine.FsyncMedian(wish.Place.DataFolder));
        return new(rate, times, codes);
    }

    /// <summary>Open loop: a call counts from when it was due, so a product that falls behind is not spared.</summary>
    private static async Task<(Sample Times, double Rate)> AtPaceAsync(Uri address, int count, CancellationToken ct)
    {
        var all = new List<double>(count);
        var began = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 10;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(own => Task.Run(
            async () =>
            {
                using var caller = await MessageCaller.ConnectAsync(address, ct);
                var times = new List<double>(count / Callers + 1);
                for (var turn = own; turn < count; turn += Callers)
                {
                    var due = began + (long)(turn / Pace * Stopwatch.Frequency);
                    await WaitAsync(due, ct);
                    await caller.PostAsync(Body("paced", turn), ct);
                    times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                }

                lock (all)
                {
                    all.AddRange(times);
                }
            },
            ct)));
        return (new(all), count / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<Sample> CodesAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        // As slow as a real gateway: the campaign takes half a minute.
        using var gateway = new LoopbackGateway(TimeSpan.FromMilliseconds(4));
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await MessageBacklog.FillAsync(data.Folder, wish.Quick ? 10_000 : 100_000, ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, MessagingPlace.Settings(gateway), ct);
        await using var store = CoreOn.Data(data.Folder);
        while (gateway.Taken < 2_000)
        {
            // Until the campaign is under way: a product that has just started is another question.
            await Task.Delay(50, ct);
        }

        var count = wish.Quick ? 200 : 1_200;
        var due = new long[count];
        var began = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 10;
        var callers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MessageCaller.ConnectAsync(app.Address, ct)));
        await Task.WhenAll(callers.Select((caller, own) => Task.Run(
            async () =>
            {
                for (var turn = own; turn < count; turn += callers.Length)
                {
                    due[turn] = began + (long)(turn / CodesPerSecond * Stopwatch.Frequency);
                    await WaitAsync(due[turn], ct);
                    await caller.PostAsync(MessageCaller.Body($"code-{turn}", MessagingPlace.Number(90_000_000 + turn), $"验证码{turn:D6}，5分钟内有效。", "code"), ct);
                }
            },
            ct)));
        var left = await MessageBacklog.LeftAsync(store, ct);
        foreach (var caller in callers)
        {
            caller.Dispose();
        }

        figures.Print("code.backlog-left", left, "messages");
        if (left == 0)
        {
            throw new BenchFailure("the campaign was over before the codes were");
        }

        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        return new(Enumerable.Range(0, count).Select(turn => gateway.At.TryGetValue(MessagingPlace.Number(90_000_000 + turn), out var at)
            ? Stopwatch.GetElapsedTime(due[turn], at).TotalMilliseconds
            : throw new BenchFailure($"code {turn} never came")));
    }

    private static async Task WaitAsync(long due, CancellationToken ct)
    {
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
        {
            await Task.Delay(early, ct);
        }
    }

    private static byte[] Body(string keys, int at) => MessageCaller.Body($"{keys}-{at}", MessagingPlace.Number(at % 40_000_000), $"您的检查报告已出，请到自助机打印。{keys}{at}", "notice");

    private sealed record MessagesRun(double Rate, Sample Times, Sample Codes);
}
