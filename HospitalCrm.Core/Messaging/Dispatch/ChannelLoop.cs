using System.Diagnostics;
using System.Threading.Channels;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>
/// One channel at work. A turn writes what came back and claims what the window has room for, in one commit; the senders take from what
/// is claimed, codes first. Nothing goes on the wire whose claim is not durable, and whatever the wire or the disk does, the loop goes on.
/// </summary>
internal sealed partial class ChannelLoop
{
    /// <summary>Longer than any channel takes for a message; kept up while it is in hand.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Company = TimeSpan.FromMilliseconds(5);

    private readonly ChannelStanding _standing;
    private readonly ISmsChannel _channel;
    private readonly ChannelBoard _board;
    private readonly DispatchBell _bell;
    private readonly DispatchTools _tools;
    private readonly FairShare _share = new();
    private readonly TokenBucket _bucket;
    private readonly Channel<ClaimedMessage> _ready = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<ClaimedMessage> { Comparer = Comparer<ClaimedMessage>.Create(First) });
    private readonly Channel<FinishedMessage> _finished = Channel.CreateUnbounded<FinishedMessage>();
    private readonly Dictionary<Guid, ClaimedMessage> _inHand = [];
    private readonly List<MessageMark> _unsaved = [];
    private readonly long[] _seen = [-1, -1, -1, -1, -1];
    private readonly int _capacity;
    private DispatchWriter? _writer;
    private Task<bool>? _coming;
    private Task? _tick;
    private long _savedAt;
    private DateTimeOffset _renewedAt;
    private long _turn;

    public ChannelLoop(ChannelStanding standing, ChannelBoard board, DispatchBell bell, DispatchTools tools)
    {
        (_standing, _channel, _board, _bell, _tools) = (standing, standing.Channel!, board, bell, tools);
        _bucket = new(tools.Clock);

        // Beside those on the wire, those whose result is being written and those that are next: with less the wire waits for the disk. A modem
        // takes seconds for each: a message claimed ahead would only be late for another channel, and a code behind it.
        _capacity = _channel.Kind == SmsChannelKind.GsmModem ? _channel.Window : _channel.Window * 3;
    }

    public async Task RunAsync(CancellationToken ct)
    {
        using var hard = new CancellationTokenSource();
        await using var stopping = ct.Register(() => hard.CancelAfter(Farewell));
        var senders = Enumerable.Range(0, _channel.Window).Select(_ => Task.Run(() => SendAsync(hard.Token, ct), CancellationToken.None)).ToArray();
        while (!ct.IsCancellationRequested)
        {
            await GuardAsync(() => TurnAsync(ct), ct);
        }

        _ready.Writer.Complete();
        await Task.WhenAll(senders);
        await GuardAsync(() => SaveAsync(null, [], CancellationToken.None), CancellationToken.None);
        await CloseAsync();
    }

    private static int First(ClaimedMessage? one, ClaimedMessage? other) => (one!.Priority, one.Turn).CompareTo((other!.Priority, other.Turn));

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
            // A full disk or a server that restarts passes; what came back meanwhile is kept and written then.
            LogFailed(_tools.Logger, _channel.Id, failure.GetType().Name);
            await CloseAsync();
            await Task.Delay(Idle, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        await GatherAsync(ct);
        var (rung, next) = _bell.Look();
        Collect();
        var order = Order(rung);
        var now = _tools.Clock.GetUtcNow();
        IReadOnlyList<ClaimedMessage> kept = _inHand.Count > 0 && now - _renewedAt > RenewEvery ? [.. _inHand.Values] : [];
        if (_unsaved.Count == 0 && kept.Count == 0 && order is null)
        {
            await WaitAsync(next, ct);
            return;
        }

        var claimed = await SaveAsync(order, kept, ct);
        if (order is not null)
        {
            foreach (var priority in order.Emptied)
            {
                _seen[priority] = rung[priority];
            }

            await HandOutAsync(claimed, ct);
        }
    }

    /// <summary>Null while there is no room, no token, no right to take any, or nothing can be waiting.</summary>
    private ClaimOrder? Order(long[] rung)
    {
        var mayHold = Enumerable.Range(0, DispatchBell.Classes).Select(priority => _seen[priority] != rung[priority]).ToArray();

        // What came back makes room in the very commit that writes it.
        var underWay = _inHand.Count - _unsaved.Count;
        var room = Math.Min(_capacity - underWay, _bucket.Room(PerSecond()));
        if (room <= 0 || !mayHold.Contains(true) || (underWay > 0 && (room * 3 < _capacity || _standing.IsOnTrial)))
        {
            return null;
        }

        var categories = Enum.GetValues<MessageCategory>().Where(category => _board.MayTake(_standing, category)).ToHashSet();
        return categories.Count == 0 ? null : new(_standing.IsOnTrial ? 1 : room, categories, mayHold, _share);
    }

    private double PerSecond() => _channel.Kind switch
    {
        SmsChannelKind.GsmModem => _tools.Values.Get(MessagingParameters.MessagesPerCardAndMinute) / 60.0,
        SmsChannelKind.HttpTemplate => _tools.Values.Get(MessagingParameters.GatewayPerSecond),
        _ => 0,
    };

    private void Collect()
    {
        while (_finished.Reader.TryRead(out var finished))
        {
            var text = finished.Outcome is null ? "" : _tools.Vault.Open(OutboundMessage.TextPurpose, finished.Message.Text);
            var mark = MessageMark.Make(finished, text, _standing.Options, _tools.Values, DispatchTools.Jitter());
            _unsaved.Add(mark);
            if (finished.Message.Category != MessageCategory.Code)
            {
                _board.Spend(mark.CostLi);
            }
        }
    }

    private async Task<IReadOnlyList<ClaimedMessage>> SaveAsync(ClaimOrder? order, IReadOnlyList<ClaimedMessage> kept, CancellationToken ct)
    {
        Collect();
        var marks = _unsaved.ToArray();
        var now = _tools.Clock.GetUtcNow();
        _writer ??= await DispatchWriter.OpenAsync(_tools.Scopes, ct);
        var claimed = await _writer.CommitAsync(_channel.Id, marks, kept, order, now, now + Lease, ct);
        _unsaved.RemoveRange(0, marks.Length);
        foreach (var mark in marks)
        {
            _inHand.Remove(mark.Of.Message.Id.Value);
        }

        if (kept.Count > 0 || _inHand.Count == 0)
        {
            _renewedAt = now;
        }

        _savedAt = Stopwatch.GetTimestamp();
        _tools.Written(marks);
        _bucket.Take(claimed.Count);
        foreach (var message in claimed)
        {
            message.Turn = ++_turn;
            _inHand[message.Id.Value] = message;
        }

        _standing.UnderWay = _inHand.Count;
        return claimed;
    }

    /// <summary>Much may have happened since they were queued: asked once more, right before the wire.</summary>
    private async Task HandOutAsync(IReadOnlyList<ClaimedMessage> claimed, CancellationToken ct)
    {
        if (claimed.Count == 0)
        {
            return;
        }

        var now = _tools.Clock.GetUtcNow();
        IReadOnlyList<GateVerdict> verdicts;
        try
        {
            foreach (var message in claimed)
            {
                message.Recipient = _tools.Vault.Open(OutboundMessage.ToPurpose, message.To);
            }

            verdicts = await _writer!.Gate.CheckAsync(
                [.. claimed.Select(message => new GateQuestion(message.Id, message.Category, message.Purpose, message.PatientId, message.Recipient, message.ToIndex, message.ContentHash, message.IsConfidential, now))],
                GateMoment.Send,
                ct);
        }
        catch
        {
            // Not one of them was sent: they go back.
            foreach (var message in claimed)
            {
                PutBack(message);
            }

            throw;
        }

        for (var at = 0; at < claimed.Count; at++)
        {
            if (verdicts[at].Answer == GateAnswer.Pass)
            {
                _ready.Writer.TryWrite(claimed[at]);
            }
            else
            {
                _finished.Writer.TryWrite(new(claimed[at], null, verdicts[at], now, now));
            }
        }
    }

    /// <summary>While the wire has enough to do, what comes back within a few milliseconds shares a commit.</summary>
    private async Task GatherAsync(CancellationToken ct)
    {
        while (_inHand.Count - _unsaved.Count - _finished.Reader.Count > _channel.Window && Stopwatch.GetElapsedTime(_savedAt) < Company)
        {
            await Task.Delay(1, ct);
        }
    }

    private async Task WaitAsync(Task next, CancellationToken ct)
    {
        _coming ??= _finished.Reader.WaitToReadAsync(CancellationToken.None).AsTask();

        _tick ??= Task.Delay(Idle, ct);
        if (_inHand.Count < _capacity)
        {
            await Task.WhenAny(_coming, next, _tick);
        }
        else
        {
            await Task.WhenAny(_coming, _tick);
        }

        (_coming, _tick) = (_coming.IsCompleted ? null : _coming, _tick.IsCompleted ? null : _tick);
        ct.ThrowIfCancellationRequested();
    }

    private async Task CloseAsync()
    {
        if (_writer is { } open)
        {
            _writer = null;
            await open.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "channel {Channel}: a turn failed and is tried again: {Failure}")]
    private static partial void LogFailed(ILogger logger, string channel, string failure);
}
