using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls;

/// <summary>One archive that has the caller's number, and how the number hangs together with it.</summary>
public sealed record Caller
{
    public required Id<Patient> PatientId { get; init; }

    public required Id<Person> PersonId { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly? BirthOn { get; init; }

    public required Patients.Identity.DatePrecision BirthPrecision { get; init; }

    public required string? MedicalRecordNo { get; init; }

    public required NumberOwner Owner { get; init; }

    /// <summary>The contact person whose number it is: probably the one who is calling.</summary>
    public required string? ContactName { get; init; }

    public required string? Relation { get; init; }

    public required DateOnly? LastVisitOn { get; init; }

    public required bool IsDeceased { get; init; }

    public bool IsRestricted { get; init; }

    /// <summary>Whether the card's reader sees no more than that the archive exists.</summary>
    public bool IsClosed { get; init; }

    /// <summary>When this archive was last spoken of through this very number.</summary>
    public DateTimeOffset? LastContactAt { get; init; }
}
