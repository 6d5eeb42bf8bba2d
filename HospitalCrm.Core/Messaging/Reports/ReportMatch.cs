using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging;

/// <summary>The messages and attempts some reports may belong to, and what the reports make of them. A state once final stays.</summary>
/// <param name="onTheWire">Channel and number of every message that is being sent.</param>
internal sealed class ReportMatch(IReadOnlyDictionary<Guid, ReportedMessage> messages, IReadOnlyList<ReportedPart> parts, IReadOnlySet<(string Channel, string To)> onTheWire)
{
    private readonly ILookup<Guid, ReportedPart> _byMessage = parts.ToLookup(part => part.MessageId.Value);
    private readonly ILookup<(string, string), ReportedPart> _byReference = parts.Where(part => part.Reference is not null).ToLookup(part => (part.Channel, part.Reference!));

    public List<ReportedPart> ChangedParts { get; } = [];

    /// <summary>Messages whose end is known now.</summary>
    public Dictionary<Guid, ReportedMessage> Ended { get; } = [];

    public ReportFate Take(ReportItem item)
    {
        var report = item.Report;
        if (report.MessageId is { } id && !messages.ContainsKey(id))
        {
            // Nobody could have such an id from us.
            return ReportFate.Nobodys;
        }

        var part = report.MessageId is { } own ? ByMessage(messages[own], report) : ByReference(item);
        if (part is null)
        {
            return ReportFate.Early;
        }

        if (report.State != DeliveryState.StillTrying && part.State is AttemptState.Accepted or AttemptState.Unknown)
        {
            (part.State, part.Code, part.ReportedAt) = (report.State == DeliveryState.Delivered ? AttemptState.Delivered : AttemptState.NotDelivered, Short(report.Code) ?? part.Code, report.At);
            ChangedParts.Add(part);
            Conclude(messages[part.MessageId.Value], part);
        }

        return ReportFate.Taken;
    }

    /// <summary>While it is being sent, the report may be the new attempt's: it waits until that is stored.</summary>
    private ReportedPart? ByMessage(ReportedMessage message, DeliveryReport report)
    {
        var newest = _byMessage[message.Id.Value].Where(part => part.Number == message.Attempts).OrderBy(part => part.Part).ToList();
        if (message.State is MessageState.Sending or MessageState.Queued || newest.Count == 0)
        {
            return null;
        }

        return newest.Find(part => report.Reference is not null && part.Reference == report.Reference)
            ?? newest.Find(part => part.State is AttemptState.Accepted or AttemptState.Unknown)
            ?? newest[0];
    }

    /// <summary>How a number is told apart from others.</summary>
    public static string KeyOf(byte[] toIndex) => Convert.ToHexString(toIndex);

    /// <summary>A modem counts its references to 255, and from the start when it was plugged in again: the newest to that number is meant. That may be one which is on the wire.</summary>
    private ReportedPart? ByReference(ReportItem item) =>
        item.Report.Reference is not { Length: > 0 } reference || (item.ToIndex is { } to && onTheWire.Contains((item.Channel, KeyOf(to))))
            ? null
            : _byReference[(item.Channel, reference)]
                .Where(part => item.ToIndex is null || messages[part.MessageId.Value].ToIndex.AsSpan().SequenceEqual(item.ToIndex))
                .OrderByDescending(part => part.At)
                .FirstOrDefault();

    private void Conclude(ReportedMessage message, ReportedPart part)
    {
        if (part.Number != message.Attempts || message.State is not (MessageState.Sent or MessageState.Unknown))
        {
            return;
        }

        var all = _byMessage[message.Id.Value].Where(other => other.Number == part.Number).ToList();
        var state = all.Exists(other => other.State == AttemptState.NotDelivered) ? MessageState.Failed
            : all.TrueForAll(other => other.State == AttemptState.Delivered) ? MessageState.Delivered : message.State;
        if (state != message.State)
        {
            (message.State, message.Code, message.EndedAt) = (state, part.Code, part.ReportedAt);
            Ended[message.Id.Value] = message;
        }
    }

    private static string? Short(string? code) => code is { Length: > 64 } ? code[..64] : code;
}

internal enum ReportFate
{
    Taken,
    Early,

    /// <summary>It names a message we never had.</summary>
    Nobodys,
}

internal sealed class ReportedMessage
{
    public required Id<OutboundMessage> Id { get; init; }

    public required MessageState State { get; set; }

    public required int Attempts { get; init; }

    public required byte[] ToIndex { get; init; }

    public required MessageCategory Category { get; init; }

    public required string? Channel { get; init; }

    public string? Code { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class ReportedPart
{
    public required Id<OutboundMessage> MessageId { get; init; }

    public required int Number { get; init; }

    public required int Part { get; init; }

    public required string Channel { get; init; }

    public required string? Reference { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AttemptState State { get; set; }

    public required string? Code { get; set; }

    public DateTimeOffset? ReportedAt { get; set; }
}
