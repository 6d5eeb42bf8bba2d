using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Messaging;

/// <summary>回复短信: what somebody sent to the hospital, and what became of it.</summary>
public sealed class InboundMessage : Entity<InboundMessage>
{
    public const string FromPurpose = "InboundMessage.From";
    public const string TextPurpose = "InboundMessage.Text";
    public const string KeyPurpose = "InboundMessage.Key";
    public const string NotePurpose = "InboundMessage.Note";

    private InboundMessage()
    {
    }

    internal InboundMessage(string channel, byte[] key, Sealed from, byte[] fromIndex, string? toExtension, Sealed text, DateTimeOffset at) =>
        (Channel, KeyIndex, From, FromIndex, ToExtension, Text, At) = (channel, key, from, fromIndex, toExtension, text, at);

    public string Channel { get; private set; } = "";

    /// <summary>The same message heard again is the same message.</summary>
    public byte[] KeyIndex { get; private set; } = [];

    public Sealed From { get; private set; }

    public byte[] FromIndex { get; private set; } = [];

    /// <summary>The end of the number it was sent to.</summary>
    public string? ToExtension { get; private set; }

    public Sealed Text { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ReplyKind Kind { get; private set; }

    /// <summary>1 … 5.</summary>
    public int? Rating { get; private set; }

    /// <summary>The message it answers.</summary>
    public Id<OutboundMessage>? AnswersId { get; private set; }

    /// <summary>The only patient it can be of; null when there are several or none.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public string? HandledBy { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public string? Remark { get; private set; }

    /// <summary>Who works on it.</summary>
    public string? AssignedTo { get; private set; }

    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>What was found out on the way.</summary>
    public Sealed? Note { get; private set; }

    /// <summary>What was answered last.</summary>
    public Id<OutboundMessage>? AnswerId { get; private set; }

    internal void Understand(ReplyKind kind, int? rating, Id<OutboundMessage>? answers, Id<Patient>? patient)
    {
        (Kind, Rating, AnswersId, PatientId) = (kind, rating, answers, patient);
        Raise(new ReplyReceived(Id, kind, rating, answers, patient));
    }

    /// <summary>Gives it to somebody, or back to all.</summary>
    internal void Assign(string? to, DateTimeOffset at)
    {
        DemandOpen();
        (AssignedTo, AssignedAt) = (to, to is null ? null : at);
    }

    internal void NoteDown(Sealed? note)
    {
        DemandOpen();
        Note = note;
    }

    internal void Answer(Id<OutboundMessage> by) => AnswerId = by;

    /// <summary>Its words, its number and whose it is are gone; that something came stays. A refusal stays as it was sent: it is the proof of what it forbids.</summary>
    internal void Erase(Sealed from, Sealed text)
    {
        PatientId = null;
        Note = null;
        if (Kind != ReplyKind.OptOut)
        {
            (From, FromIndex, Text, Remark) = (from, [], text, null);
        }
    }

    /// <summary>Somebody saw to it.</summary>
    public void Handle(string by, DateTimeOffset at, string? remark)
    {
        DemandOpen();
        (HandledBy, HandledAt, Remark) = (by, at, remark);
    }

    /// <summary>Nobody need look at it: an opt-out, or a rating that stands with its question.</summary>
    internal void Settle(DateTimeOffset at) => (HandledBy, HandledAt) = ("messages", at);

    private void DemandOpen()
    {
        if (HandledAt is not null)
        {
            throw new RuleViolation("Messaging.AlreadyHandled");
        }
    }
}

/// <summary>What a reply is.</summary>
public enum ReplyKind
{
    /// <summary>退订.</summary>
    OptOut,

    /// <summary>评分.</summary>
    Rating,

    /// <summary>投诉.</summary>
    Complaint,

    /// <summary>咨询.</summary>
    Inquiry,

    /// <summary>已种: the answer to a vaccine notice.</summary>
    Vaccinated,

    /// <summary>未识别: somebody reads it.</summary>
    Unrecognised,
}

/// <summary>Somebody replied; rooms that ask questions take their answers from it, in the same transaction.</summary>
public sealed record ReplyReceived(Id<InboundMessage> Reply, ReplyKind Kind, int? Rating, Id<OutboundMessage>? Answers, Id<Patient>? Patient);
