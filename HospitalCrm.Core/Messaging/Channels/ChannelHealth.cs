namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>How a channel is, for <c>/messages</c> and <c>/status</c>.</summary>
/// <param name="Reason">A code a page turns into words: one of <see cref="ChannelReasons"/>, or what the wire said, such as <c>cms-310</c>.</param>
/// <param name="Signal">Of a modem's antenna, in dBm (-113 … -51).</param>
/// <param name="Operator">The network a modem is in.</param>
public sealed record ChannelHealth(ChannelState State, string Reason, DateTimeOffset Since, int? Signal = null, string? Operator = null);

public enum ChannelState
{
    Ok,
    Down,

    /// <summary>Nothing was sent yet: who knows.</summary>
    Unknown,
}
