using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints;

/// <summary>One complaint as its reader may see it, from end to end.</summary>
public sealed record ComplaintSheet
{
    public required Id<Complaint> Id { get; init; }

    public required string? Number { get; init; }

    public required ComplaintState State { get; init; }

    public required int Round { get; init; }

    public required ComplaintSource Source { get; init; }

    public required string? ExternalNo { get; init; }

    public required DateOnly? ExternalDueOn { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string RegisteredBy { get; init; }

    public required string? Department { get; init; }

    public required string? Subject { get; init; }

    public required string Category { get; init; }

    public required string Importance { get; init; }

    /// <summary>The codes behind the names, to put them right.</summary>
    public required ComplaintCodes Codes { get; init; }

    public required bool IsConfidential { get; init; }

    public required bool IsJoint { get; init; }

    public required string? HandlerCode { get; init; }

    public required string? Handler { get; init; }

    /// <summary>Whom the map would give it to.</summary>
    public required string? SuggestedHandler { get; init; }

    public required string? Summary { get; init; }

    /// <summary>Null to whoever is complained about, himself or his department.</summary>
    public required ComplainantReading? Complainant { get; init; }

    public required ComplaintSatisfaction? Satisfaction { get; init; }

    public required ComplaintEnd? End { get; init; }

    public required string? ProposedBy { get; init; }

    public required ComplaintEnd? ProposedEnd { get; init; }

    public required string? MergedInto { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset? CallbackReadyAt { get; init; }

    public required IReadOnlyList<ComplaintClockReading> Clocks { get; init; }

    public required IReadOnlyList<ComplaintStepReading> Steps { get; init; }

    /// <summary>Who looked at it; told to the office and those above.</summary>
    public required IReadOnlyList<ComplaintLook> Looks { get; init; }

    public required IReadOnlySet<ComplaintAct> Offered { get; init; }

    public bool IsCovered => Complainant is null;

    /// <summary>Another organisation passed it on, and waits for a reply in writing.</summary>
    public bool IsPassedOn => ComplaintForm.PassesOn(Source);
}

public sealed record ComplaintCodes(string Category, string Importance, string? Department, string? Subject);

/// <param name="Name">As the reader may see names; null for an anonymous one.</param>
public sealed record ComplainantReading(string? Name, string? Phone, ComplainantRelation? Relation, bool IsAnonymous, Id<Patient>? PatientId, string? Patient, Id<CallSession>? CallId, string Words)
{
    /// <summary>Archives the number stands in, as long as none was chosen; told to the office.</summary>
    public IReadOnlyList<ComplaintHolder> Holders { get; init; } = [];
}

/// <param name="Name">As the reader may see it.</param>
public sealed record ComplaintHolder(Id<Patient> Id, string Name);

/// <param name="Pauses">While the complainant was waited for.</param>
public sealed record ComplaintClockReading(
    ComplaintClockKind Kind,
    ComplaintState State,
    int Round,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? PausedAt,
    DateTimeOffset? EndedAt,
    bool IsMet,
    bool IsLate,
    ComplaintAlarm Alarm,
    IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> Pauses);

/// <param name="Words">Null where there are none, or none for this reader.</param>
public sealed record ComplaintStepReading(ComplaintStep Step, string By, string? Told, string? Department, string? Words, bool IsCovered);

public sealed record ComplaintLook(DateTimeOffset At, string By, string? Purpose);
