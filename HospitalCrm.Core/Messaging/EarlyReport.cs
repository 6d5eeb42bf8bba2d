using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging;

/// <summary>A delivery report that came before its message's attempt was stored, or whose message is not known. Matched again for some days, then forgotten.</summary>
public sealed class EarlyReport
{
    private EarlyReport()
    {
    }

    internal EarlyReport(string channel, DeliveryReport report, byte[]? toIndex, DateTimeOffset receivedAt) =>
        (Channel, MessageId, Reference, ToIndex, State, Code, At, ReceivedAt) = (channel, report.MessageId, report.Reference, toIndex, report.State, report.Code, report.At, receivedAt);

    public long Id { get; private set; }

    public string Channel { get; private set; } = "";

    public Guid? MessageId { get; private set; }

    public string? Reference { get; private set; }

    public byte[]? ToIndex { get; private set; }

    public DeliveryState State { get; private set; }

    public string? Code { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
}
