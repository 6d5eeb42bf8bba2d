using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>设为受限档案, or lifts it again: every record of the person alike, with a reason, on record as a change of the archive.</summary>
public sealed class RestrictPatient(CrmDb db, PatientSight sight, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => PatientPermissions.Restrict;

    /// <param name="kind">Null lifts it.</param>
    public async Task HandleAsync(Id<Patient> key, Restriction? kind, string reason, CancellationToken ct = default)
    {
        var given = PersonText.Clean(reason);
        if (given.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Patients.ReasonNeeded", ShortestReason, LongestReason);
        }

        await sight.DemandAsync(key, ct);
        var person = db.Patients.Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Where(patient => person.Contains(patient.PersonId)).ToListAsync(ct);
        if (records.Count == 0)
        {
            throw new RuleViolation("Patients.Missing");
        }

        foreach (var record in records)
        {
            if (kind is { } restriction)
            {
                record.Restrict(restriction, actor.Value.StaffNo, clock.GetUtcNow(), vault.Seal(Patient.RestrictionReasonPurpose, given));
            }
            else
            {
                record.Unrestrict();
            }
        }

        if (kind is null)
        {
            db.Audit(new AuditDraft(AuditAct.Changed, nameof(Patient), key.ToString(), clock.GetUtcNow())
            {
                PatientId = key.Value,
                Detail = JsonSerializer.Serialize(new Dictionary<string, string?[]> { [nameof(Patient.RestrictionReason)] = [null, given] }),
            });
        }

        await db.SaveChangesAsync(ct);
    }
}
