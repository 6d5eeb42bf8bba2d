using System.Diagnostics;
using System.Globalization;
using HospitalCrm.Benchmarks.Gateways;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>
/// kill -9 of the product, of Kannel, of both, at random moments while callers order: what the product promised is in the log of the network
/// behind Kannel, or stands there as of unknown outcome for somebody to decide; what reached the network twice is listed.
/// </summary>
internal sealed class MessagesKillBench : IBench
{
    private const int Window = 16;

    private static readonly DateTimeOffset Morning = new(DateTime.UtcNow.Date.AddDays(1).AddHours(2), TimeSpan.Zero);

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly int _port = FreePort.Find();

    public string Name => "messages-kill";

    public string Summary => "50 times kill -9 of the product, of Kannel, of both: 0 accepted messages lost, at most a window sent twice by a kill, in doubt at most twice the window a kill";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        using var spool = new TemporaryData(wish.Place.TemporaryFolder("kannel"));
        await using var kannel = await KannelServer.StartAsync(spool.Folder, ct);
        var app = await StartAsync(wish, data.Folder, kannel, ct);
        var rounds = new List<KillRound>();
        try
        {
            await using var orders = new SteadyOrders(app.Address);
            var random = new Random(20_261_122);
            for (var kill = 0; kill < (wish.Quick ? 3 : 50); kill++)
            {
                // What just started is slow; a kill before anything went through would prove nothing.
                await kannel.Network.MoreAsync(ct);
                await Task.Delay(random.Next(0, 1_500), ct);
                var round = new KillRound((KillTarget)(kill % 3), DateTime.UtcNow);
                rounds.Add(round);
                await Task.WhenAll(round.Target == KillTarget.Product ? Task.CompletedTask : kannel.KillAsync(ct), round.Target == KillTarget.Kannel ? Task.CompletedTask : app.KillAsync(ct));
                if (round.Target != KillTarget.Product)
                {
                    await kannel.ReviveAsync(ct);
                }

                if (round.Target != KillTarget.Kannel)
                {
                    await app.DisposeAsync();
                    app = await StartAsync(wish, data.Folder, kannel, ct);
                }
            }

            await kannel.Network.MoreAsync(ct);
            await orders.StopAsync();
            await SettleAsync(data.Folder, kannel.Network, ct);
            await new KillVerdict(orders, kannel.Network, rounds, Window).JudgeAsync(figures, data.Folder, ct);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private Task<AppProcess> StartAsync(BenchWish wish, string data, KannelServer kannel, CancellationToken ct)
    {
        // Its clock goes on from start to start; it would begin anew otherwise.
        var settings = new Dictionary<string, string>(KannelBench.Settings(kannel))
        {
            ["Clock__StartAt"] = (Morning + Stopwatch.GetElapsedTime(_began)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        };
        return AppProcess.StartAsync(wish.Place, data, settings, ct, _port);
    }

    /// <summary>Until nothing waits, nothing is under way, and no report has come for a while: some died with Kannel.</summary>
    private static async Task SettleAsync(string folder, NetworkLog network, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var quiet = Stopwatch.StartNew();
        for (var before = (-1, -1); quiet.Elapsed < TimeSpan.FromSeconds(10);)
        {
            var open = await db.OutboundMessages.CountAsync(message => message.Source == "demo" && (message.State == MessageState.Queued || message.State == MessageState.Sending), ct);
            var now = (await db.OutboundMessages.CountAsync(message => message.Source == "demo" && message.State == MessageState.Sent, ct), network.Taken);
            if (open > 0 || now != before)
            {
                quiet.Restart();
                before = now;
            }

            await Task.Delay(250, ct);
        }
    }
}

internal enum KillTarget
{
    Product,
    Kannel,
    Both,
}

internal sealed record KillRound(KillTarget Target, DateTime At);
