using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>What the empty form begins with: the caller or the patient it is opened for, and what may be chosen.</summary>
public sealed class ReadComplaintStart(CrmDb db, ComplaintChoiceBook choices, CallAccess calls, PatientSight patients, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Register;

    public async Task<ComplaintStart> HandleAsync(Guid? call, Guid? patient, CancellationToken ct = default)
    {
        var offered = await choices.ReadAsync(ct);
        var form = new ComplaintForm { Importance = offered.Importances.Count > 0 ? offered.Importances[0].Code : null };
        if (call is { } rung)
        {
            var session = await calls.OwnAsync(new(rung), ct);
            (form.Source, form.Call, form.ComplainantPhone, form.Patient) = (ComplaintSource.Call, rung, vault.Open(CallSession.NumberPurpose, session.Number) ?? "", session.PatientId?.Value);
        }

        form.Patient ??= patient;
        var name = form.Patient is { } key ? await FillAsync(form, new(key), ct) : null;
        return new(form, name, offered);
    }

    /// <summary>The patient as complainant; a restricted or foreign archive fills nothing.</summary>
    private async Task<string?> FillAsync(ComplaintForm form, Id<Patient> key, CancellationToken ct)
    {
        if (await patients.AdmissionAsync(key, ct) is not { IsOpen: true } || !await patients.SeesNamesAsync())
        {
            form.Patient = null;
            return null;
        }

        var found = await db.Patients.AsNoTracking().Include(patient => patient.Numbers).SingleOrDefaultAsync(patient => patient.Id == key, ct);
        if (found is null)
        {
            form.Patient = null;
            return null;
        }

        // The form shows the number in full, to ring back by: that is on the archive's record as any other reveal, without saying what for.
        var number = form.ComplainantPhone.Length > 0 ? null : found.Numbers.OrderBy(number => number.Priority).FirstOrDefault(number => number.DeadAt is null && number.Owner == NumberOwner.Self);
        if (number is not null)
        {
            form.ComplainantPhone = vault.Open(ContactNumber.NumberPurpose, number.Number);
            await audit.AppendAsync(new AuditDraft(AuditAct.Revealed, nameof(Patient), key.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = "contact" }.By(actor.Value), ct);
        }

        (form.ComplainantName, form.Relation) = (found.Name, ComplainantRelation.Self);
        return found.Name;
    }
}

/// <param name="Patient">The name of the archive it is opened for.</param>
public sealed record ComplaintStart(ComplaintForm Form, string? Patient, ComplaintChoices Choices);
