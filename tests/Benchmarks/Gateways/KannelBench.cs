using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Messaging;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Gateways;

/// <summary>
/// Five thousand accepted messages through a real Kannel with a spool: from the moment Kannel begins to answer until every final report is
/// stored with its message. The bare limit drives the same Kannel over kept connections and only counts the reports. And the whole way,
/// from the first caller's first byte.
/// </summary>
internal sealed class KannelBench : IBench
{
    private const int Callers = 16;
    private const string Text = "【示范医院】王女士，您好，您预约的检查时间有调整，请以短信为准，如有疑问请致电";

    private int _number;
    private double _sent;

    public string Name => "kannel";

    public string Summary => "5,000 messages through Kannel (spool), every final report stored: ≥ 0.7 × the rate of a bare keep-alive client on the same Kannel";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        using var spool = new TemporaryData(wish.Place.TemporaryFolder("kannel"));
        await using var kannel = await KannelServer.StartAsync(spool.Folder, ct);
        await using var bare = await BareSender.StartAsync(ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, Settings(kannel), ct);
        await using var store = CoreOn.Data(data.Folder);
        var count = wish.Quick ? 1_000 : 5_000;
        await WarmUpAsync(wish, app, store, kannel, bare, ct);

        var ratios = new List<double>();
        for (var run = 1; run <= wish.Runs; run++)
        {
            var (ours, limit, processor) = (0.0, 0.0, TimeSpan.Zero);
            for (var turn = 0; turn < 2; turn++)
            {
                kannel.Hold();
                await AcceptAsync(app, count, ct);
                var before = app.Processor;
                ours += await DeliverAsync(store, kannel.Release, ct);
                processor += app.Processor - before;
                limit += await BareAsync(kannel, bare, count, ct);
            }

            var began = Stopwatch.GetTimestamp();
            await AcceptAsync(app, count, ct);
            await DeliverAsync(store, () => { }, ct);
            ratios.Add(limit / ours);
            figures.Print($"run{run}.whole", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
            figures.Print($"run{run}.product.rate", 2 * count / ours, "messages/s");
            figures.Print($"run{run}.bare.rate", 2 * count / limit, "messages/s");
            figures.Print($"run{run}.ratio", ratios[^1], "times");
            figures.Print($"run{run}.sent", _sent, "s");
            figures.Print($"run{run}.processor", processor.TotalMicroseconds / (2 * count), "us/message");
            figures.PrintMachine($"run{run}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        figures.JudgeAtLeast("ratio", ratios.Order().ElementAt(ratios.Count / 2), 0.7, "times");
    }

    public static Dictionary<string, string> Settings(KannelServer kannel) => new()
    {
        ["Sms__Channels__0__Id"] = "kannel",
        ["Sms__Channels__0__Kind"] = "HttpTemplate",
        ["Sms__Channels__0__Url"] = kannel.Url + "&to={to}&text={text}&dlr-url={report}",
        ["Sms__Channels__0__Success"] = "^[03]:",
        ["Sms__Channels__0__Report"] = "d=%d",
        ["Sms__Channels__0__ReportDelivered"] = "1",
        ["Sms__Channels__0__ReportFailed"] = "2,16",
        ["Clock__StartAt"] = $"{DateTime.UtcNow.Date.AddDays(1):yyyy-MM-dd}T10:00:00+08:00",
    };

    private async Task WarmUpAsync(BenchWish wish, AppProcess app, ServiceProvider store, KannelServer kannel, BareSender bare, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        do
        {
            await AcceptAsync(app, 500, ct);
            await DeliverAsync(store, () => { }, ct);
            await BareAsync(kannel, bare, 500, ct);
        }
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < (wish.Quick ? 2 : 20));
    }

    private Task<double> AcceptAsync(AppProcess app, int count, CancellationToken ct)
    {
        var first = Take(count);
        return MessagingPlace.PostAsync(app.Address, Callers, count, at => MessageCaller.Body($"kannel-{first + at}", MessagingPlace.Number(first + at), $"{Text}{at}", "notice"), ct);
    }

    /// <returns>Seconds until nothing waits for its report any more.</returns>
    private async Task<double> DeliverAsync(ServiceProvider store, Action release, CancellationToken ct)
    {
        await using var scope = store.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var began = Stopwatch.GetTimestamp();
        release();
        await MessagingPlace.UntilMarkedAsync(store, ct);
        _sent = Stopwatch.GetElapsedTime(began).TotalSeconds;
        while (await db.OutboundMessages.AnyAsync(message => message.State == MessageState.Sent, ct) && Stopwatch.GetElapsedTime(began).TotalMinutes < 3)
        {
            await Task.Delay(10, ct);
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var states = await MessagingPlace.StatesAsync(store, ct);
        return states.Keys.All(state => state == MessageState.Delivered)
            ? took
            : throw new BenchFailure($"not every report was stored: {string.Join(", ", states.Select(state => $"{state.Key} {state.Value}"))}");
    }

    private async Task<double> BareAsync(KannelServer kannel, BareSender bare, int count, CancellationToken ct)
    {
        var first = Take(count);
        var messages = Enumerable.Range(first, count).Select(at => (MessagingPlace.Number(at), $"{Text}{at}")).ToList();
        var began = Stopwatch.GetTimestamp();
        await bare.SendAsync(kannel.Url, messages, ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Nobody gets two: the product would hold back more than a person's share.</summary>
    private int Take(int count) => Interlocked.Add(ref _number, count) - count + 4_000_000;
}
