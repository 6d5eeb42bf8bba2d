using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Gsm;
using HospitalCrm.Device.Simulators;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Benchmarks.Modem;

/// <summary>
/// What the driver adds to each message: an emulated modem on a serial line answers at once, so nearly all the time is ours (and the
/// emulator's). The bare limit is the same dialogue with nothing around it. Beside them smstools, the usual free program, on a modem like it.
/// </summary>
internal sealed class SmsModemBench : IBench
{
    private const string Text = "【示范医院】王女士，您好，您的检验结果已出，请到门诊楼二层自助机打印。";

    public string Name => "sms-modem";

    public string Summary => "the modem driver's own time a message, with its report: p95 < 20 ms; beside smstools on the same emulated modem";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        await using var wire = await PtyPair.StartAsync(ct);
        await using var modem = SmsModemEmulator.Attach(wire.Far, SmsModemManners.Good, TimeProvider.System);
        await using var channel = new GsmModemChannel(
            new() { Id = "bench", Kind = SmsChannelKind.GsmModem, Port = wire.Near }, TimeProvider.System, NullLogger<GsmModemChannel>.Instance);
        await using var bare = await BareModem.StartAsync(ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reports = 0;
        var listening = channel.ListenAsync(
            (happened, _) =>
            {
                reports += happened is DeliveryReport ? 1 : 0;
                return Task.CompletedTask;
            },
            stop.Token);
        await ReadyAsync(channel, ct);

        var duel = new Duel(wish, figures, (count, token) => SendAsync(channel, count, token), (count, token) => bare.SendAsync(Text, count, token))
        {
            PerTurn = wish.Quick ? 200 : 1_000,
            JudgedAt = 0.95,
            LimitName = "sms-modem",
        };
        var run = await duel.RunAsync(ct);
        await stop.CancelAsync();
        await listening;
        figures.Print("sent", modem.Sent.Count, "count");
        figures.Print("reports", reports, "count");
        figures.Print("smstools.message", await SmsTools.MessageAsync(Text, wish.Quick ? 6 : 40, ct), "ms");
        figures.Judge("message", run.Product.At(0.95), 20, "ms", run.IsNoisy);
    }

    private static async Task<IReadOnlyList<double>> SendAsync(GsmModemChannel channel, int count, CancellationToken ct)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await channel.SendAsync(new(Guid.CreateVersion7(), "13912345678", Text, IsFlash: false, TimeSpan.FromHours(1)), ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (outcome.Result != SendResult.Accepted)
            {
                throw new BenchFailure($"the modem did not take a message: {outcome.Code}");
            }
        }

        return times;
    }

    private static async Task ReadyAsync(GsmModemChannel channel, CancellationToken ct)
    {
        while (channel.Health.State != ChannelState.Ok)
        {
            await Task.Delay(20, ct);
        }
    }
}
