using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>编辑档案. Somebody else's save since the form was read is stale: <see cref="ReadPatientForm"/> then gives the other version to show beside this one.</summary>
public sealed class EditPatient(CrmDb db, PatientSight sight, PatientBook book, IValidator<PatientForm> validator) : IUseCase
{
    public static Permission Requires => PatientPermissions.Edit;

    public async Task<int> HandleAsync(PatientForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var id = new Id<Patient>(form.Id ?? Guid.Empty);
        await sight.DemandAsync(id, ct);
        await sight.DemandNamesAsync();
        var patient = await db.Patients
            .Include(patient => patient.Numbers)
            .Include(patient => patient.Contacts)
            .SingleOrDefaultAsync(patient => patient.Id == id, ct) ?? throw new RuleViolation("Patients.Missing");
        if (patient.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        await book.ChangeAsync(patient, form, ct);
        await db.SaveChangesAsync(ct);
        return patient.Version;
    }
}
