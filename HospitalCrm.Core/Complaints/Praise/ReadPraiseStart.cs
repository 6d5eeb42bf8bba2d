using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>What the empty form begins with: the caller or the patient it is opened for, and who may be praised.</summary>
public sealed class ReadPraiseStart(CrmDb db, ComplaintChoiceBook choices, CallAccess calls, PatientSight patients, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PraisePermissions.Register;

    public async Task<PraiseStart> HandleAsync(Guid? call, Guid? patient, CancellationToken ct = default)
    {
        var form = new CommendationForm();
        if (call is { } rung)
        {
            var session = await calls.OwnAsync(new(rung), ct);
            (form.Source, form.Call, form.GiverPhone, form.Patient) = (ComplaintSource.Call, rung, vault.Open(CallSession.NumberPurpose, session.Number) ?? "", session.PatientId?.Value);
        }

        form.Patient ??= patient;
        var name = form.Patient is { } key ? await FillAsync(form, new(key), ct) : null;
        return new(form, name, await choices.ReadAsync(ct));
    }

    /// <summary>The patient as giver; a restricted or foreign archive fills nothing.</summary>
    private async Task<string?> FillAsync(CommendationForm form, Id<Patient> key, CancellationToken ct)
    {
        form.Patient = null;
        if (await patients.AdmissionAsync(key, ct) is not { IsOpen: true } || !await patients.SeesNamesAsync()
            || await db.Patients.AsNoTracking().Include(patient => patient.Numbers).SingleOrDefaultAsync(patient => patient.Id == key, ct) is not { } found)
        {
            return null;
        }

        var number = form.GiverPhone.Length > 0 ? null : found.Numbers.OrderBy(number => number.Priority).FirstOrDefault(number => number.DeadAt is null && number.Owner == NumberOwner.Self);
        if (number is not null)
        {
            form.GiverPhone = vault.Open(ContactNumber.NumberPurpose, number.Number);
            await audit.AppendAsync(new AuditDraft(AuditAct.Revealed, nameof(Patient), key.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = "contact" }.By(actor.Value), ct);
        }

        (form.GiverName, form.Patient) = (found.Name, key.Value);
        return found.Name;
    }
}

/// <param name="Patient">The name of the archive it is opened for.</param>
public sealed record PraiseStart(CommendationForm Form, string? Patient, ComplaintChoices Choices);
