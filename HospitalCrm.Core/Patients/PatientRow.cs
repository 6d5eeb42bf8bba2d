using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>One archive on the list.</summary>
public sealed record PatientRow
{
    public required Id<Patient> Id { get; init; }

    public required string? MedicalRecordNo { get; init; }

    public required string? CardNo { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public PatientKind Kind { get; init; }

    public required DateOnly? BirthOn { get; init; }

    public required DatePrecision BirthPrecision { get; init; }

    public required Sealed? IdNumber { get; init; }

    public required Sealed? Address { get; init; }

    /// <summary>The number dialled first.</summary>
    public required Sealed? Phone { get; init; }

    public required DateOnly? LastVisitOn { get; init; }

    public required DateOnly? DeceasedOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Restriction? RestrictedAs { get; init; }

    public bool IsRestricted => RestrictedAs is not null;

    public BirthDate Birth => BirthOn is { } first ? BirthDate.Of(first, BirthPrecision) : BirthDate.Unknown;
}
