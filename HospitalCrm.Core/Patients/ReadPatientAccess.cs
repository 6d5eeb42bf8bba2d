using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>访问记录: who looked at this archive, how and why (阅后留痕), newest first.</summary>
public sealed class ReadPatientAccess(Vault vault, PatientTrail trail, PatientSight sight) : IUseCase
{
    private static readonly AuditAct[] Acts = [AuditAct.Viewed, AuditAct.Popped, AuditAct.Revealed, AuditAct.Exported, AuditAct.EmergencyOpened];

    public static Permission Requires => PatientPermissions.View;

    /// <param name="before">Continue below this sequence number.</param>
    public async Task<IReadOnlyList<PatientAccess>> HandleAsync(Id<Patient> key, long? before = null, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var entries = await trail.ReadAsync(key, Acts, before, ct);
        var names = await trail.NamesAsync(entries, ct);
        return [.. entries.Select(entry => new PatientAccess(entry.Seq, entry.At, entry.ActorNo, names.GetValueOrDefault(entry.ActorNo), entry.Act, entry.Purpose, Reason(entry)))];
    }

    private string? Reason(AuditEntry entry)
    {
        if (entry.Act is not (AuditAct.Revealed or AuditAct.EmergencyOpened) || entry.Detail is not { } detail)
        {
            return null;
        }

        return JsonSerializer.Deserialize<Dictionary<string, string>>(vault.Open(AuditEntry.DetailPurpose, detail))?.GetValueOrDefault("reason");
    }
}

/// <param name="Purpose">Where from, or which field.</param>
/// <param name="Reason">What was typed for a reveal.</param>
public sealed record PatientAccess(long Seq, DateTimeOffset At, string ActorNo, string? ActorName, AuditAct Act, string? Purpose, string? Reason);
