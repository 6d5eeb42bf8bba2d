namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>What a channel hears.</summary>
public abstract record ChannelEvent(DateTimeOffset At);

/// <summary>What became of a message, or of one part of it.</summary>
/// <param name="MessageId">When the other side repeats our own id.</param>
/// <param name="Reference">One of <see cref="SendOutcome.References"/>. A modem counts only to 255, so its references come again: the newest message to <paramref name="To"/> is meant.</param>
/// <param name="To">As the wire spells it: <c>+86…</c> or without; whoever compares normalises.</param>
/// <param name="Code">The network's own word (<c>st-0</c>, <c>DELIVRD</c>).</param>
public sealed record DeliveryReport(DateTimeOffset At, Guid? MessageId, string? Reference, string? To, DeliveryState State, string? Code) : ChannelEvent(At)
{
    public override string ToString() => $"report {Reference} {State}";
}

/// <summary>A message somebody sent to us, all parts together.</summary>
/// <param name="From">As the wire spells it.</param>
/// <param name="To">The number it was sent to, with its extension, where the channel knows it; else empty.</param>
/// <param name="Key">The same for the same message heard again, different for every other message of this channel.</param>
public sealed record ReceivedSms(DateTimeOffset At, string From, string To, string Text, string Key) : ChannelEvent(At)
{
    public override string ToString() => $"received {Key}";
}
