using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Duplicates;

namespace HospitalCrm.Core.Patients;

/// <summary>新增档案. Similar archives stop it once; the user may say that it is another person, which is remembered, or a further record of the same.</summary>
public sealed class RegisterPatient(
    CrmDb db, PatientBook book, PatientMatcher matcher, SimilarJudgement judgement, IValidator<PatientForm> validator, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Register;

    /// <param name="fromCall">The call during which the archive is made.</param>
    public async Task<Id<Patient>> HandleAsync(PatientForm form, Guid? fromCall = null, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var similar = await matcher.FindSimilarAsync(form, ct);
        if (!form.AcceptSimilar && form.SameAs is null && similar.Count > 0)
        {
            await audit.AppendAsync(new AuditDraft(AuditAct.Listed, "patients", "", clock.GetUtcNow()) { Purpose = "similar" }.By(actor.Value), ct);
            throw new RuleViolation("Patients.SimilarExist", similar.Count);
        }

        var patient = book.Register(form, fromCall);
        await judgement.TakeAsync(patient, form, similar, ct);
        await db.SaveChangesAsync(ct);
        return patient.Id;
    }
}
