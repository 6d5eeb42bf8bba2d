namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>What a channel is given.</summary>
/// <param name="To">A number as <c>PhoneNumbers</c> writes it (a mobile: eleven digits); for the Email channel an address.</param>
/// <param name="IsFlash">Shown on the screen at once and not kept (verification codes, urgent calls of staff).</param>
/// <param name="Validity">How long the network may try.</param>
public sealed record OutgoingSms(Guid Id, string To, string Text, bool IsFlash, TimeSpan Validity)
{
    /// <summary>To be put behind the sender's number, where the channel can: a reply then names what it answers.</summary>
    public string? Extension { get; init; }

    /// <summary>Who and what stays out of logs that print records.</summary>
    public override string ToString() => $"{Id}";
}
