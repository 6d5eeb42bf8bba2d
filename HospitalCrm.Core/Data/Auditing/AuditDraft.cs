using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>An entry before it has its place in the chain.</summary>
public sealed record AuditDraft(AuditAct Act, string Entity, string EntityKey, DateTimeOffset At)
{
    public ActorKind ActorKind { get; init; }

    public string ActorNo { get; init; } = "";

    public Guid? PatientId { get; init; }

    public Guid? CallId { get; init; }

    public string? Purpose { get; init; }

    public string? Detail { get; init; }

    public AuditDraft By(Actor actor) => this with { ActorKind = actor.Kind, ActorNo = actor.StaffNo };
}

public enum AuditAct
{
    Created,
    Changed,
    Deleted,

    /// <summary>An archive was opened.</summary>
    Viewed,

    /// <summary>A patient's card was put before an agent by a call.</summary>
    Popped,

    /// <summary>A list was searched or paged.</summary>
    Listed,

    /// <summary>A masked value was shown in full.</summary>
    Revealed,

    Exported,

    /// <summary>Parts of an archive went to paper or PDF.</summary>
    Printed,

    /// <summary>紧急调阅.</summary>
    EmergencyOpened,

    EmergencyJudged,

    /// <summary>The periodic review of all rights was signed.</summary>
    RightsReviewed,

    /// <summary>An export was given up, refused in the middle or did not fit on the disk: no file is left of it.</summary>
    ExportStopped,

    /// <summary>The file of an export was fetched.</summary>
    ExportFetched,
    ExportAsked,
    ExportApproved,
    ExportDeclined,
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOut,

    /// <summary>Somebody asked for what he may not do.</summary>
    Refused,

    /// <summary>Something the product did to itself: seeding, key rotation, import.</summary>
    Maintained,
}
