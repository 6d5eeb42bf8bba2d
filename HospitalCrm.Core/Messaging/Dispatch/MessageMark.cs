using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>What is written of an attempt's outcome: the message's next state by class of error, its cost, its attempts by part.</summary>
internal sealed record MessageMark
{
    /// <summary>After the first, second … passing failure.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    public required FinishedMessage Of { get; init; }

    public required MessageState State { get; init; }

    public MessageReason? Reason { get; init; }

    public string? Code { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public int Parts { get; init; }

    public int CostLi { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>-1 when it was never given to the channel.</summary>
    public int MoreAttempts { get; init; }

    public int MoreFailures { get; init; }

    /// <param name="jitter">0 … 1: so that what failed together does not come again together.</param>
    public static MessageMark Make(FinishedMessage finished, string text, SmsChannelOptions channel, ParameterValues values, double jitter)
    {
        var (message, at) = (finished.Message, finished.At);
        var mark = new MessageMark { Of = finished, State = MessageState.Queued, NotBefore = message.NotBefore, ExpiresAt = message.ExpiresAt, Parts = message.Parts, Code = finished.Outcome?.Code };
        return finished.Outcome switch
        {
            null => Unsent(mark, finished, at),
            { Result: SendResult.Accepted } taken => Taken(mark, taken, text, channel, at) with { State = MessageState.Sent },
            { Result: SendResult.Unknown } taken => Taken(mark, taken, text, channel, at) with { State = MessageState.Unknown, Reason = MessageReason.OutcomeUnknown },
            { Result: SendResult.Refused } => mark with { State = MessageState.Failed, Reason = MessageReason.RefusedByChannel, EndedAt = at },
            { Result: SendResult.ChannelFault } => mark with { Reason = MessageReason.ChannelFault, NotBefore = at },
            _ => Again(mark, message, values, at, jitter),
        };
    }

    private static MessageMark Unsent(MessageMark mark, FinishedMessage finished, DateTimeOffset at) => finished.Verdict.Answer switch
    {
        GateAnswer.Suppress => mark with { State = finished.Verdict.Reason == MessageReason.Expired ? MessageState.Expired : MessageState.Suppressed, Reason = finished.Verdict.Reason, EndedAt = at, MoreAttempts = -1 },
        GateAnswer.Hold => mark with { Reason = finished.Verdict.Reason, NotBefore = finished.Verdict.Until, ExpiresAt = mark.ExpiresAt + (finished.Verdict.Until - mark.NotBefore), MoreAttempts = -1 },
        _ => mark with { MoreAttempts = -1 },
    };

    /// <summary>Money is spent even when nobody knows whether it arrived.</summary>
    private static MessageMark Taken(MessageMark mark, SendOutcome outcome, string text, SmsChannelOptions channel, DateTimeOffset at)
    {
        var counted = SmsParts.Count(text, channel.Billing ?? (channel.Kind == SmsChannelKind.GsmModem ? SmsBilling.Gsm : SmsBilling.Characters)).Parts;
        var parts = Math.Max(counted, outcome.References.Count);
        return mark with { Parts = parts, CostLi = parts * channel.PricePerPart, SentAt = at };
    }

    private static MessageMark Again(MessageMark mark, ClaimedMessage message, ParameterValues values, DateTimeOffset at, double jitter)
    {
        if (message.Failures + 1 >= values.Get(MessagingParameters.MostTries))
        {
            return mark with { State = MessageState.Dead, Reason = MessageReason.TriesUsedUp, EndedAt = at, MoreFailures = 1 };
        }

        var wait = Waits[Math.Min(message.Failures, Waits.Length - 1)];
        return mark with { Reason = MessageReason.Retry, NotBefore = at + (wait * (0.9 + (0.2 * jitter))), MoreFailures = 1 };
    }
}
