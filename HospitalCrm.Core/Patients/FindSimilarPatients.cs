using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>Before a new archive is saved: who may already be this person.</summary>
public sealed class FindSimilarPatients(PatientMatcher matcher) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public Task<IReadOnlyList<SimilarPatient>> HandleAsync(PatientForm form, CancellationToken ct = default) => matcher.FindSimilarAsync(form, ct);
}

/// <param name="Phone">Masked.</param>
public sealed record SimilarPatient(Id<Patient> Id, string Name, Sex Sex, string BirthDate, string? MedicalRecordNo, string? Phone, SimilarReason Reason);

public enum SimilarReason
{
    IdNumber,
    NameAndBirthDate,
    NameAndPhone,
}
