using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging;

/// <summary>待发送短信: one message to one number, from the wish to the delivery report. Dispatch moves it by statements of its own (docs/adr/0041).</summary>
public sealed class OutboundMessage : Entity<OutboundMessage>
{
    public const string ToPurpose = "OutboundMessage.To";
    public const string TextPurpose = "OutboundMessage.Text";
    public const string KeyPurpose = "OutboundMessage.Key";
    public const string BodyPurpose = "OutboundMessage.Body";
    public const string ContentPurpose = "OutboundMessage.Content";

    private OutboundMessage()
    {
    }

    internal OutboundMessage(NewMessage wish, SealedWish seals, DateTimeOffset at, TimeSpan life)
    {
        (Source, Category, Kind, Purpose) = (wish.Source, wish.Category, wish.Kind, wish.Purpose);
        (Template, Edition) = (wish.Template, wish.Edition);
        (KeyIndex, BodyHash, ContentHash, To, ToIndex, Text) = (seals.Key, seals.Body, seals.Content, seals.To, seals.ToIndex, seals.Text);
        (PatientId, DepartmentCode, IsConfidential, IsFlash) = (wish.PatientId, wish.DepartmentCode, wish.IsConfidential, wish.IsFlash);
        (Priority, Parts, AsksUntil, Extension) = (wish.PriorityOrUsual, seals.Parts, wish.AsksUntil, wish.Extension);
        CreatedAt = at;
        NotBefore = wish.SendAt is { } later && later > at ? later : at;
        ExpiresAt = wish.ExpiresAt ?? NotBefore + life;
    }

    /// <summary>A connected system's code, or the name of the work that wrote it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Blind index of the source and its own key; unique.</summary>
    public byte[] KeyIndex { get; private set; } = [];

    /// <summary>The same key with another body is refused.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>The same words to the same number.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public MessageCategory Category { get; private set; }

    /// <summary>What it is about: a template's kind, or <c>Free</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The template it was made of.</summary>
    public string? Template { get; private set; }

    /// <summary>Which edition of it: what was sent can be read again years later.</summary>
    public int? Edition { get; private set; }

    /// <summary>Which consent it stands on.</summary>
    public ConsentPurpose Purpose { get; private set; }

    public Id<Patient>? PatientId { get; private set; }

    public Sealed To { get; private set; }

    /// <summary>As <see cref="ContactNumber.IndexPurpose"/> makes it.</summary>
    public byte[] ToIndex { get; private set; } = [];

    public Sealed Text { get; private set; }

    public string? DepartmentCode { get; private set; }

    /// <summary>Only to a number that is the patient's own.</summary>
    public bool IsConfidential { get; private set; }

    public bool IsFlash { get; private set; }

    /// <summary>0 goes before everything else; 1 … 4 share 8 : 4 : 2 : 1.</summary>
    public int Priority { get; private set; }

    public MessageState State { get; private set; }

    public MessageReason? Reason { get; private set; }

    /// <summary>The channel's last word for machines: <c>cms-332</c>, <c>http-503</c>.</summary>
    public string? LastCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NotBefore { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How often it was handed to a channel.</summary>
    public int Attempts { get; private set; }

    /// <summary>How many of these ended in a passing failure of its own; the channel's illness does not count.</summary>
    public int Failures { get; private set; }

    public string? Channel { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public int Parts { get; private set; }

    /// <summary>In 厘, all attempts that were taken together.</summary>
    public int CostLi { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When its delivery, its failure or its end was known.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>It asks something: a reply until then answers it.</summary>
    public DateTimeOffset? AsksUntil { get; private set; }

    /// <summary>What is put behind the sender's number, so that a reply names what it answers.</summary>
    public string? Extension { get; private set; }

    /// <summary>What the gate says of it before it is queued.</summary>
    internal void Judge(GateVerdict verdict)
    {
        Reason = verdict.Reason;
        switch (verdict.Answer)
        {
            case GateAnswer.Suppress:
                (State, EndedAt) = (MessageState.Suppressed, CreatedAt);
                break;
            case GateAnswer.Hold:
                Delay(verdict.Until);
                break;
            default:
                Reason = null;
                break;
        }
    }

    /// <summary>Tells the channels once it is saved.</summary>
    internal void Announce()
    {
        if (State == MessageState.Queued)
        {
            Raise(new MessageQueued(Priority));
        }
    }

    /// <summary>Somebody with the right to it wants it sent again, and says why.</summary>
    internal void Resend(DateTimeOffset at, TimeSpan life)
    {
        if (State is not (MessageState.Failed or MessageState.Dead or MessageState.Unknown or MessageState.Expired))
        {
            throw new RuleViolation("Messaging.NotToResend", State);
        }

        (State, Reason, LeaseUntil, EndedAt, Failures) = (MessageState.Queued, null, null, null, 0);
        (NotBefore, ExpiresAt) = (at, at + life);
        Announce();
    }

    /// <summary>What it told of is not so any more.</summary>
    internal bool Cancel(DateTimeOffset at)
    {
        if (State != MessageState.Queued)
        {
            return false;
        }

        (State, Reason, EndedAt) = (MessageState.Suppressed, MessageReason.Cancelled, at);
        return true;
    }

    /// <summary>Words, number and whose it is are gone; that something went, when and at what cost stays.</summary>
    internal void Erase(Sealed to, Sealed text, DateTimeOffset at)
    {
        Cancel(at);
        (PatientId, To, ToIndex, Text, ContentHash, BodyHash) = (null, to, [], text, [], []);
        AsksUntil = null;
    }

    /// <summary>Its life is counted from when it may go.</summary>
    private void Delay(DateTimeOffset until)
    {
        ExpiresAt += until - NotBefore;
        NotBefore = until;
    }
}

/// <summary>A message was put into the queue.</summary>
public sealed record MessageQueued(int Priority);

/// <summary>What is kept of a wish sealed or hashed; made before the transaction.</summary>
internal sealed record SealedWish(byte[] Key, byte[] Body, byte[] Content, Sealed To, byte[] ToIndex, Sealed Text, int Parts);
