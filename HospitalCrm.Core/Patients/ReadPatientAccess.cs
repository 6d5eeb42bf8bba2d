using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// 访问记录: who looked at this archive, how and why (阅后留痕), newest first. People write names, numbers and diagnoses into a reason: it is
/// told to those who watch over the looking, and to whoever gave it.
/// </summary>
public sealed class ReadPatientAccess(Vault vault, PatientTrail trail, PatientSight sight, Grants grants, CurrentActor actor) : IUseCase
{
    private static readonly AuditAct[] Acts = [AuditAct.Viewed, AuditAct.Popped, AuditAct.Revealed, AuditAct.Exported, AuditAct.Printed, AuditAct.EmergencyOpened];

    private static readonly Permission[] Watching = [PatientPermissions.SeeRestricted, SecurityPermissions.JudgeEmergency, SecurityPermissions.ViewAudit];

    public static Permission Requires => PatientPermissions.View;

    /// <param name="before">Continue below this sequence number.</param>
    public async Task<IReadOnlyList<PatientAccess>> HandleAsync(Id<Patient> key, long? before = null, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var entries = await trail.ReadAsync(key, Acts, before, ct);
        var names = await trail.NamesAsync(entries, ct);
        var watches = await WatchesAsync();
        return [.. entries.Select(entry => new PatientAccess(entry.Seq, entry.At, entry.ActorNo, names.GetValueOrDefault(entry.ActorNo), entry.Act, entry.Purpose, watches || entry.ActorNo == actor.Value.StaffNo ? Detail(entry, "reason") : null)
        {
            ActorKind = entry.ActorKind,
            ClinicalUser = entry.ActorKind == ActorKind.ConnectedSystem ? Detail(entry, "user") : null,
        })];
    }

    private async Task<bool> WatchesAsync()
    {
        foreach (var right in Watching)
        {
            if (await grants.HasAsync(actor.Value, right))
            {
                return true;
            }
        }

        return false;
    }

    private string? Detail(AuditEntry entry, string name)
    {
        var tells = entry.Act is AuditAct.Revealed or AuditAct.EmergencyOpened or AuditAct.Printed || entry.Purpose?.StartsWith("embedded", StringComparison.Ordinal) == true;
        return tells && entry.Detail is { } detail
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(vault.Open(AuditEntry.DetailPurpose, detail))?.GetValueOrDefault(name)
            : null;
    }
}

/// <param name="Purpose">Where from, or which field.</param>
/// <param name="Reason">What was typed for a reveal or an emergency; null where it is not for the reader.</param>
public sealed record PatientAccess(long Seq, DateTimeOffset At, string ActorNo, string? ActorName, AuditAct Act, string? Purpose, string? Reason)
{
    /// <summary>Staff, a connected system, or the product itself.</summary>
    public ActorKind ActorKind { get; init; }

    /// <summary>Who sat before the connected system's screen, as that system said.</summary>
    public string? ClinicalUser { get; init; }
}
