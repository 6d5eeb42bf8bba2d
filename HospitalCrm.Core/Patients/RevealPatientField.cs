using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Shows one covered field in full, to somebody who says why. The reason is sealed into the record: people write names and numbers into it.</summary>
public sealed class RevealPatientField(CrmDb db, Vault vault, PatientSight sight, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => PatientPermissions.Reveal;

    public async Task<string> HandleAsync(PatientSecret secret, string reason, CancellationToken ct = default)
    {
        var given = PersonText.Clean(reason);
        if (given.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Patients.ReasonNeeded", ShortestReason, LongestReason);
        }

        await sight.DemandAsync(secret.Patient, ct);
        var shown = await ReadAsync(secret, ct) ?? throw new RuleViolation("Patients.Missing");
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Revealed, nameof(Patient), secret.Patient.ToString(), clock.GetUtcNow())
            {
                PatientId = secret.Patient.Value,
                Purpose = secret.Field.ToString(),
                Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = given }),
            }.By(actor.Value),
            ct);
        return shown;
    }

    private async Task<string?> ReadAsync(PatientSecret secret, CancellationToken ct)
    {
        if (secret.Field == SecretField.Phone)
        {
            var number =
                from known in db.ContactNumbers
                join patient in db.Patients on known.PatientId equals patient.Id
                where known.Id == secret.Number && patient.Id == secret.Patient
                select (Sealed?)known.Number;
            return vault.Open(ContactNumber.NumberPurpose, await number.FirstOrDefaultAsync(ct));
        }

        var fields = await db.Patients.Where(patient => patient.Id == secret.Patient)
            .Select(patient => new { patient.IdNumber, patient.Address, patient.InsuranceNo, patient.Email })
            .FirstOrDefaultAsync(ct);
        return secret.Field switch
        {
            SecretField.IdNumber => vault.Open(Patient.IdNumberPurpose, fields?.IdNumber),
            SecretField.InsuranceNo => vault.Open(Patient.InsuranceNoPurpose, fields?.InsuranceNo),
            SecretField.Email => vault.Open(Patient.EmailPurpose, fields?.Email),
            _ => vault.Open(Patient.AddressPurpose, fields?.Address),
        };
    }
}

/// <param name="Number">Which one, for a phone.</param>
public sealed record PatientSecret(Id<Patient> Patient, SecretField Field, Id<ContactNumber>? Number = null);

public enum SecretField
{
    Phone,
    IdNumber,
    Address,
    InsuranceNo,
    Email,
}
