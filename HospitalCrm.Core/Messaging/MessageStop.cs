using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

/// <summary>A number that refused advertising, whoever it belongs to. A consent given later lifts it.</summary>
public sealed class MessageStop : Entity<MessageStop>, IAudited
{
    private MessageStop()
    {
    }

    internal MessageStop(byte[] numberIndex, Id<InboundMessage> by, DateTimeOffset at) => (NumberIndex, ReplyId, At) = (numberIndex, by, at);

    public byte[] NumberIndex { get; private set; } = [];

    /// <summary>The reply that proves it.</summary>
    public Id<InboundMessage> ReplyId { get; private set; }

    public DateTimeOffset At { get; private set; }

    Guid? IAudited.AuditPatient => null;

    internal void Repeat(Id<InboundMessage> by, DateTimeOffset at) => (ReplyId, At) = (by, at);
}
