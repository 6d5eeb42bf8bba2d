using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>
/// Sends what is in the outbox: a loop a channel, an ear a channel, and a sweep for what nobody holds (docs/adr/0041). It may be started
/// twice, in one process or in two: no message is sent twice by it.
/// </summary>
public sealed partial class MessageDispatch(
    ChannelBoard board, DispatchBell bell, MessageReports reports, MessageReplies replies, UseCaseRunner run, IServiceScopeFactory scopes, Vault vault, ParameterValues values, TimeProvider clock, ILogger<MessageDispatch> logger)
{
    /// <summary>Every how many beats it is swept.</summary>
    private const int SweepEvery = 5;

    private static readonly Actor Self = Actor.Product("messages");
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private int _running;

    /// <param name="channels">Made by whoever knows devices; disposed when the loops have ended.</param>
    public async Task RunAsync(IReadOnlyList<ISmsChannel> channels, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            LogTwice(logger);
            await DisposeAsync(channels);
            return;
        }

        var tools = new DispatchTools(scopes, vault, values, clock, logger, Written);
        try
        {
            await GuardAsync(() => SweepAsync(ct), ct);
            var working = new List<Task> { BeatAsync(ct) };
            foreach (var channel in channels)
            {
                if (board.Find(channel.Id) is { } standing)
                {
                    standing.Channel = channel;
                    working.Add(Task.Run(() => new ChannelLoop(standing, board, bell, tools).RunAsync(ct), CancellationToken.None));
                    working.Add(Task.Run(() => ListenAsync(channel, ct), CancellationToken.None));
                }
            }

            await Task.WhenAll(working);
        }
        finally
        {
            await DisposeAsync(channels);
            Interlocked.Exchange(ref _running, 0);
        }
    }

    private static async Task DisposeAsync(IReadOnlyList<ISmsChannel> channels)
    {
        foreach (var channel in channels)
        {
            await channel.DisposeAsync();
        }
    }

    /// <summary>Retries fall due, other processes write, people stop channels: nobody rings for that.</summary>
    private async Task BeatAsync(CancellationToken ct)
    {
        for (var beat = 1; !ct.IsCancellationRequested; beat++)
        {
            await Task.Delay(Beat, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (beat % SweepEvery == 0)
            {
                await GuardAsync(() => SweepAsync(ct), ct);
            }

            bell.RingAll();
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var outcome = await run.RunAsync(Self, (SweepMessages use) => use.HandleAsync(ct));
        if (outcome.Value > 0)
        {
            LogSwept(logger, outcome.Value);
        }

        await reports.MatchAgainAsync(ct);
    }

    private async Task ListenAsync(ISmsChannel channel, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var ended = false;
            await GuardAsync(
                async () =>
                {
                    await channel.ListenAsync((heard, token) => TakeAsync(channel.Id, heard, token), ct);
                    ended = true;
                },
                ct);
            if (ended)
            {
                return;
            }
        }
    }

    /// <summary>Returns when it is durable: only then the channel forgets it.</summary>
    private Task TakeAsync(string channel, ChannelEvent heard, CancellationToken ct) => heard switch
    {
        DeliveryReport report => reports.TakeAsync(channel, report, ct),
        ReceivedSms reply => replies.TakeAsync(channel, reply, ct),
        _ => Task.CompletedTask,
    };

    private void Written(IReadOnlyList<MessageMark> marks)
    {
        if (reports.HasEarly && marks.Any(mark => mark.SentAt is not null))
        {
            _ = Task.Run(() => GuardAsync(() => reports.MatchAgainAsync(CancellationToken.None), CancellationToken.None));
        }
    }

    private async Task GuardAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The product stops.
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure.GetType().Name);
            await Task.Delay(Beat, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "message dispatch is running already")]
    private static partial void LogTwice(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages expired or given up")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "message dispatch: a step failed and is tried again: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);
}
