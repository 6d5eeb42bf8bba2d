using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>Before an archive is saved: who may already be this person. A question about anybody in the hospital, so it is for those who write archives, and on record.</summary>
public sealed class FindSimilarPatients(PatientMatcher matcher, Grants grants, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<SimilarPatient>> HandleAsync(PatientForm form, CancellationToken ct = default)
    {
        if (!await grants.HasAsync(actor.Value, PatientPermissions.Register) && !await grants.HasAsync(actor.Value, PatientPermissions.Edit))
        {
            throw new RuleViolation("Patients.SimilarForWriters");
        }

        await audit.AppendAsync(new AuditDraft(AuditAct.Listed, "patients", "", clock.GetUtcNow()) { Purpose = "similar" }.By(actor.Value), ct);
        return await matcher.FindSimilarAsync(form, ct);
    }
}

/// <param name="Id">Null beyond the reader's scope: there is one, and the medical records room knows which.</param>
/// <param name="Phone">Masked.</param>
public sealed record SimilarPatient(Id<Patient>? Id, string Name, Sex? Sex, string BirthDate, string? MedicalRecordNo, string? Phone, SimilarReason Reason);

public enum SimilarReason
{
    IdNumber,
    NameAndBirthDate,
    NameAndPhone,
}
