using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps.Planning;

/// <summary>What of a stay decides who is asked when.</summary>
internal sealed record DischargedStay
{
    public required Id<Encounter> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required Id<Person> PersonId { get; init; }

    public required bool IsDeceased { get; init; }

    public required EncounterKind Kind { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? WardCode { get; init; }

    public required string? DoctorNo { get; init; }

    public required DateOnly StartedOn { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required bool IsCancelled { get; init; }

    public required string? Outcome { get; init; }

    public required string? DischargeWay { get; init; }

    public required string? DiagnosisName { get; init; }

    public required string? SourceCode { get; init; }

    public required string? VisitKey { get; init; }

    /// <summary>The day he left alive; null when he did not, or not any more.</summary>
    public DateOnly? LeftOn => IsCancelled || Kind != EncounterKind.Inpatient ? null : EndedOn;

    public bool Died => IsDeceased || Outcome == ClinicalCodes.Died || DischargeWay == ClinicalCodes.LeftDead;
}
