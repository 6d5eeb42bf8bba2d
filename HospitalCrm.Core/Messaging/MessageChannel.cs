using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging;

/// <summary>What is kept of a configured channel: whether somebody stopped it, and how it last was.</summary>
public sealed class MessageChannel : Entity<MessageChannel>, IAudited
{
    private MessageChannel()
    {
    }

    internal MessageChannel(string code, SmsChannelKind kind) => (Code, Kind) = (code, kind);

    /// <summary><c>Sms:Channels:N:Id</c>.</summary>
    public string Code { get; private set; } = "";

    public SmsChannelKind Kind { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    public string? PausedBy { get; private set; }

    public string? PauseReason { get; private set; }

    public bool IsPaused => PausedAt is not null;

    Guid? IAudited.AuditPatient => null;

    public void Pause(string by, string reason, DateTimeOffset at)
    {
        if (IsPaused)
        {
            throw new RuleViolation("Messaging.AlreadyPaused", Code);
        }

        (PausedAt, PausedBy, PauseReason) = (at, by, reason);
    }

    public void Resume()
    {
        if (!IsPaused)
        {
            throw new RuleViolation("Messaging.NotPaused", Code);
        }

        (PausedAt, PausedBy, PauseReason) = (null, null, null);
    }
}
