using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

/// <summary>One attempt, or one part of it where the channel names parts: what the channel said and what the network reported.</summary>
public sealed class MessageAttempt
{
    private MessageAttempt()
    {
    }

    internal MessageAttempt(Id<OutboundMessage> message, int number, int part, string channel, AttemptState state, string? reference, string? code, DateTimeOffset begunAt, DateTimeOffset at) =>
        (MessageId, Number, Part, Channel, State, Reference, Code, BegunAt, At) = (message, number, part, channel, state, reference, code, begunAt, at);

    public Id<OutboundMessage> MessageId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>From 1; 0 when the channel gave one reference, or none, for all parts.</summary>
    public int Part { get; private set; }

    public string Channel { get; private set; } = "";

    public AttemptState State { get; private set; }

    /// <summary>The other side's id, by which reports come.</summary>
    public string? Reference { get; private set; }

    public string? Code { get; private set; }

    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When the channel answered.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }
}

public enum AttemptState
{
    Accepted,
    Refused,
    Temporary,
    ChannelFault,
    Unknown,
    Delivered,

    /// <summary>The network reported that it could not be delivered.</summary>
    NotDelivered,
}
