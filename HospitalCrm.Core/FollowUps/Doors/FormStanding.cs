using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Whether the form can be sent for a follow-up, and what became of the one that was.</summary>
/// <param name="Hindrance">Why it cannot; null: it can.</param>
/// <param name="NeedsConsent">The ledger does not say yet that he consents to messages.</param>
/// <param name="IsByMessage">It is one question, put by message; else a link to the web form.</param>
/// <param name="Sent">The last one of this round.</param>
public sealed record FormStanding(FormHindrance? Hindrance, bool NeedsConsent, bool IsByMessage, SentForm? Sent)
{
    /// <summary>Whose number it goes to, whole; never shown.</summary>
    internal string? To { get; init; }

    internal FormFactor Factor { get; init; }

    internal string Patient { get; init; } = "";

    internal BlankSheet? Blank { get; init; }
}

public sealed record SentForm(DateTimeOffset SentAt, DateTimeOffset ExpiresAt, FormState State, MessageState? Message);

/// <summary>Where a form that was sent stands.</summary>
public enum FormState
{
    /// <summary>已发送, nobody opened it yet.</summary>
    Sent,

    /// <summary>已打开.</summary>
    Opened,

    /// <summary>已填写.</summary>
    Used,

    /// <summary>已锁定: somebody was wrong five times about who he is.</summary>
    Locked,
    Expired,

    /// <summary>已撤回: the follow-up ended otherwise.</summary>
    Withdrawn,
}

/// <summary>Why no form is offered.</summary>
public enum FormHindrance
{
    /// <summary>The hospital did not say where patients reach it.</summary>
    NoAddress,

    /// <summary>Nothing is asked but what a call brings up.</summary>
    NoQuestionnaire,

    /// <summary>The follow-up is over, waits for a number, or is not due.</summary>
    NotDue,

    /// <summary>One is open already.</summary>
    AlreadySent,

    /// <summary>He refused messages, or withdrew his consent.</summary>
    Refused,

    /// <summary>A child's guardian was not asked.</summary>
    GuardianNotAsked,
    Deceased,

    /// <summary>No mobile number of his own is known.</summary>
    NoNumber,

    /// <summary>Neither a birth date nor an id number is known to ask for.</summary>
    NoFactor,

    /// <summary>He was called and written to often enough today.</summary>
    ContactCap,
}
