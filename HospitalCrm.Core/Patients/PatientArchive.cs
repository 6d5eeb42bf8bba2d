using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>患者健康档案: the basic dimension of one person, everything sealed shown masked.</summary>
/// <param name="Records">All live records of the person, the one asked for first.</param>
public sealed record PatientArchive(PatientRecord Main, IReadOnlyList<PatientRecord> Records)
{
    /// <summary>Whether it is restricted, and open to the reader.</summary>
    public required Admission Admission { get; init; }

    /// <summary>Why it is restricted, for those who may lift it; null for others.</summary>
    public RestrictionNote? Restriction { get; init; }
}

/// <param name="Reason">As typed when it was restricted.</param>
public sealed record RestrictionNote(Restriction Kind, string? By, DateTimeOffset? At, string? Reason);

/// <summary>One record of the person.</summary>
public sealed record PatientRecord
{
    public required Id<Patient> Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required BirthDate Birth { get; init; }

    public required Age? Age { get; init; }

    public required DateOnly? DeceasedOn { get; init; }

    public required string? MedicalRecordNo { get; init; }

    public required string? CardNo { get; init; }

    public required string? IdType { get; init; }

    public required string? IdNumber { get; init; }

    public required string? Address { get; init; }

    public required string? Note { get; init; }

    public required DateOnly? LastVisitOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<RecordNumber> Numbers { get; init; }

    public required IReadOnlyList<RecordContact> Contacts { get; init; }

    /// <summary>What is known beyond that; empty where the archive is closed to the reader.</summary>
    public PatientFacts Facts { get; init; } = new();

    /// <summary>What does not fit together and should be asked at the next contact.</summary>
    public required IReadOnlyList<QualityFlag> Flags { get; init; }
}

/// <param name="Masked">138****8000.</param>
public sealed record RecordNumber(Id<ContactNumber> Id, string Masked, NumberOwner Owner, Id<ContactPerson>? ContactId)
{
    /// <summary>Since when it is known to be dead (空号, 停机).</summary>
    public DateTimeOffset? DeadAt { get; init; }

    public DateTimeOffset? LastOkAt { get; init; }

    public DateTimeOffset? LastFailAt { get; init; }

    /// <summary>短信接收人.</summary>
    public bool IsRecipient { get; init; }
}

public sealed record RecordContact(Id<ContactPerson> Id, string Name, string Relation);

/// <summary>数据质量.</summary>
public enum QualityFlag
{
    /// <summary>The resident identity card's number does not hold.</summary>
    IdNumberWrong,

    /// <summary>Sex or birth date differ from what the number says.</summary>
    IdNumberConflicts,

    NoNumber,
}
