using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>紧急调阅: opens a restricted archive to the one who asks, for a while. The reason is sealed and looked at by the security administrator.</summary>
public sealed class OpenInEmergency(CrmDb db, PatientSight sight, Vault vault, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 5;
    private const int LongestReason = 200;

    public static Permission Requires => PatientPermissions.EmergencyAccess;

    /// <returns>Until when it is open.</returns>
    public async Task<DateTimeOffset> HandleAsync(Id<Patient> key, string reason, CancellationToken ct = default)
    {
        var given = PersonText.Clean(reason);
        if (given.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Patients.EmergencyReasonNeeded", ShortestReason, LongestReason);
        }

        if ((await sight.LookAsync(key, ct)).IsOpen)
        {
            throw new RuleViolation("Patients.NotRestricted");
        }

        var patient = await db.Patients.SingleOrDefaultAsync(patient => patient.Id == key, ct) ?? throw new RuleViolation("Patients.Missing");
        var now = clock.GetUtcNow();
        var access = new EmergencyAccess(patient, actor.Value.StaffNo, vault.Seal(EmergencyAccess.ReasonPurpose, given), now, now.AddMinutes(parameters.Get(EmergencyParameters.Minutes)));
        db.EmergencyAccesses.Add(access);
        db.Audit(new AuditDraft(AuditAct.EmergencyOpened, nameof(Patient), key.ToString(), now)
        {
            PatientId = key.Value,
            Purpose = "emergency",
            Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = given }),
        });
        await db.SaveChangesAsync(ct);
        return access.Until;
    }
}
