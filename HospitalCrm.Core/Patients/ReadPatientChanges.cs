using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>变更记录: which field, from what, to what, by whom and when (S3-B.10), newest first. Read from the audit chain; sealed fields masked.</summary>
public sealed class ReadPatientChanges(Vault vault, PatientMasks masks, PatientTrail trail, PatientSight sight) : IUseCase
{
    private static readonly AuditAct[] Acts = [AuditAct.Created, AuditAct.Changed, AuditAct.Deleted];

    // Keys and bookkeeping: true, but nothing anybody would ask about.
    private static readonly HashSet<string> Silent =
    [
        nameof(Patient.PersonId), nameof(Patient.CreatedAt), nameof(ContactNumber.PatientId), nameof(ContactNumber.ContactPersonId), nameof(ContactNumber.Kind),
        nameof(ContactNumber.Priority), nameof(ContactPerson.Order), nameof(Patient.BirthPrecision), nameof(Patient.RestrictedBy), nameof(Patient.RestrictedAt), "CallId", "At", "StaffNo",
    ];

    // What an archive is restricted for is what the restriction protects, also when it has long been lifted.
    private static readonly HashSet<string> Restricting = [nameof(Patient.RestrictedAs), nameof(Patient.RestrictionReason)];

    public static Permission Requires => PatientPermissions.View;

    /// <param name="before">Continue below this sequence number.</param>
    public async Task<IReadOnlyList<PatientChange>> HandleAsync(Id<Patient> key, long? before = null, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var seen = (Names: await sight.SeesNamesAsync(), Restrictions: await sight.SeesRestrictionsAsync());
        var entries = await trail.ReadAsync(key, Acts, before, ct);
        var names = await trail.NamesAsync(entries, ct);
        return [.. entries.Select(entry => new PatientChange(entry.Seq, entry.At, entry.ActorNo, names.GetValueOrDefault(entry.ActorNo), entry.Act, entry.Entity, Fields(entry, seen)))];
    }

    private List<FieldChange> Fields(AuditEntry entry, (bool Names, bool Restrictions) seen)
    {
        if (entry.Detail is not { } detail)
        {
            return [];
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(vault.Open(AuditEntry.DetailPurpose, detail)) ?? [];
        return
        [
            .. fields.Where(field => !Silent.Contains(field.Key) && !(entry.Act == AuditAct.Created && field.Value is [_, "Unknown"]))
                .Select(field => new FieldChange(field.Key, Covered(field.Key, field.Value[0], seen), Covered(field.Key, field.Value[1], seen))),
        ];
    }

    private string? Covered(string field, string? value, (bool Names, bool Restrictions) seen) => (field, value) switch
    {
        (_, null) => null,
        (nameof(Patient.Name), _) => seen.Names ? value : NameMask.Cover(value),
        (nameof(ContactNumber.Number), _) => masks.Phone(value),
        (nameof(Patient.IdNumber), _) => Identity.IdNumbers.Mask(value),
        (nameof(Patient.Address), _) => PatientMasks.Address(value),
        _ => Restricting.Contains(field) && !seen.Restrictions ? "***" : value,
    };
}

/// <param name="Entity">Whose field: the patient's, a number's, a contact person's.</param>
public sealed record PatientChange(long Seq, DateTimeOffset At, string ActorNo, string? ActorName, AuditAct Act, string Entity, IReadOnlyList<FieldChange> Fields);

public sealed record FieldChange(string Field, string? Before, string? After);
