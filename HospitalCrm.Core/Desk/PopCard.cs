using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Desk;

/// <summary>来电弹屏: everything an agent's tab shows of one call, read once and pushed.</summary>
public sealed record PopCard
{
    public required Id<CallSession> CallId { get; init; }

    /// <summary>The call's version: an older card never replaces a newer one.</summary>
    public required int Version { get; init; }

    public required string LineId { get; init; }

    public required string? Extension { get; init; }

    /// <summary>Whose card it is.</summary>
    public required string? AgentNo { get; init; }

    /// <summary>Others are offered the call too; nobody is known to have taken it.</summary>
    public bool IsShared { get; init; }

    /// <summary>The name of the colleague whose call it is now, where it was heard of at several extensions.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Of a card that was taken back: its agent had been speaking, so the call was transferred; false: a colleague took it.</summary>
    public bool? WasTransferred { get; init; }

    public required CallDirection Direction { get; init; }

    public required CallState State { get; init; }

    public required CallMatch Match { get; init; }

    /// <summary>Whether the line itself says when the call is answered and over.</summary>
    public required bool LineTells { get; init; }

    /// <summary>Normalised, for the agent who is called; empty when withheld or not known yet.</summary>
    public required string Number { get; init; }

    /// <summary>As the line sent it, where that reads otherwise; on the card of the agent it belongs to alone.</summary>
    public string? RawNumber { get; init; }

    public required PhoneKind NumberKind { get; init; }

    public required Presentation Presentation { get; init; }

    public required string? CallerName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required bool IsDismissed { get; init; }

    public required bool IsNuisance { get; init; }

    /// <summary>The person the call is linked to.</summary>
    public Caller? Patient { get; init; }

    /// <summary>For <see cref="CallMatch.Choose"/>: the likeliest first.</summary>
    public IReadOnlyList<Caller> Choices { get; init; } = [];

    /// <summary>How many persons there are on the number, beyond those that are listed too.</summary>
    public int ChoiceCount { get; init; }

    /// <summary>The ladder the call was dialled from; null for a call that came in.</summary>
    public PopDial? Dial { get; init; }

    public IReadOnlyList<PopContact> LastContacts { get; init; } = [];

    public PopVisit? LastVisit { get; init; }

    /// <summary>Not answered yet: what he is treated for is not on the card. See <see cref="CardMask.HidesClinical"/>.</summary>
    public bool HidesClinical { get; init; }

    /// <summary>See <see cref="CallSession.ReceivedStamp"/>.</summary>
    public long ReceivedStamp { get; init; }

    /// <summary>This card at a desk from which the call went to another: who called is shown as it was, not as the other may see it.</summary>
    public PopCard TakenBackBy(PopCard other) => this with
    {
        Version = other.Version,
        AgentNo = other.AgentNo,
        TakenBy = other.TakenBy,
        Extension = other.Extension,
        State = other.State,
        WasTransferred = WasTransferred ?? (AnsweredAt is not null && !IsShared),
        IsShared = other.IsShared,
        IsDismissed = other.IsDismissed,
        IsNuisance = other.IsNuisance,
        AnsweredAt = other.AnsweredAt,
        EndedAt = other.EndedAt,
    };

    public bool IsOver => State is CallState.Ended or CallState.Missed;
}

/// <summary>One earlier contact, as a line on the card.</summary>
public sealed record PopContact(DateTimeOffset At, CallDirection Direction, CallState State, ContactTopic? Topic, string? AgentNo);

/// <summary>The ladder of an outgoing card.</summary>
/// <param name="AwaitsWord">The number is dialled and the line cannot tell what became of it: the agent says.</param>
public sealed record PopDial(int Order, bool IsOver, bool AwaitsWord, IReadOnlyList<PopRung> Rungs);

/// <param name="Number">Masked.</param>
public sealed record PopRung(int Order, string Number, NumberOwner Owner, DialState State);

/// <summary>The most recent visit, as a line on the card.</summary>
public sealed record PopVisit(DateOnly On, Encounters.EncounterKind Kind, string? Department, string? Diagnosis);
