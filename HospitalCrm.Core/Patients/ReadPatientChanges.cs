using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>变更记录: which field, from what, to what, by whom and when (S3-B.10), newest first. Read from the audit chain; sealed fields masked.</summary>
public sealed class ReadPatientChanges(CrmDb db, Vault vault, PatientMasks masks, PatientTrail trail, PatientSight sight) : IUseCase
{
    private const string Hidden = "***";

    private static readonly AuditAct[] Acts = [AuditAct.Created, AuditAct.Changed, AuditAct.Deleted];

    // Keys and bookkeeping: true, but nothing anybody would ask about.
    private static readonly HashSet<string> Silent =
    [
        nameof(Patient.PersonId), nameof(Patient.CreatedAt), nameof(ContactNumber.PatientId), nameof(ContactNumber.ContactPersonId), nameof(ContactNumber.Kind),
        nameof(ContactNumber.Priority), nameof(ContactPerson.Order), nameof(Patient.BirthPrecision), nameof(Patient.RestrictedBy), nameof(Patient.RestrictedAt), "CallId", "At", "StaffNo",
        nameof(PatientRelation.OtherId), nameof(Duplicates.SamePersonDecision.KeptId), nameof(Duplicates.SamePersonDecision.FormerPersonId), nameof(Duplicates.SamePersonDecision.Moved),
        nameof(Duplicates.SamePersonDecision.Restricted), nameof(Enterprises.EnterpriseMember.EnterpriseId), "By", "UndoneAt", "AnsweredAt", "ReceivedAt", nameof(ContactNumber.LastOkAt), nameof(ContactNumber.LastFailAt),
    ];

    // What an archive is restricted for is what the restriction protects, also when it has long been lifted.
    private static readonly HashSet<string> Restricting = [nameof(Patient.RestrictedAs), nameof(Patient.RestrictionReason)];

    // All that others are told of a request about data: that there is one.
    private static readonly HashSet<string> Told = [nameof(Requests.DataRequest.Kind), nameof(Requests.DataRequest.State)];

    private readonly HashSet<string> _clinical = [.. db.Model.GetEntityTypes().Select(known => known.ClrType).Where(typeof(IClinical).IsAssignableFrom).Select(known => known.Name)];

    public static Permission Requires => PatientPermissions.View;

    /// <param name="before">Continue below this sequence number.</param>
    public async Task<IReadOnlyList<PatientChange>> HandleAsync(Id<Patient> key, long? before = null, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var seen = (Names: await sight.SeesNamesAsync(), Restrictions: await sight.SeesRestrictionsAsync(), Requests: await sight.SeesRequestsAsync());
        var entries = await trail.ReadAsync(key, Acts, before, ct);
        var names = await trail.NamesAsync(entries, ct);
        return [.. entries.Select(entry => new PatientChange(entry.Seq, entry.At, entry.ActorNo, names.GetValueOrDefault(entry.ActorNo), entry.Act, entry.Entity, Fields(entry, seen)) { ActorKind = entry.ActorKind })];
    }

    private List<FieldChange> Fields(AuditEntry entry, (bool Names, bool Restrictions, bool Requests) seen)
    {
        if (entry.Detail is not { } detail)
        {
            return [];
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(vault.Open(AuditEntry.DetailPurpose, detail)) ?? [];
        return
        [
            .. fields.Where(field => !Silent.Contains(field.Key) && !(entry.Act == AuditAct.Created && field.Value is [_, "Unknown" or nameof(PatientKind.Patient)]))
                .Where(field => seen.Requests || entry.Entity != nameof(Requests.DataRequest) || Told.Contains(field.Key))
                .Select(field => _clinical.Contains(entry.Entity)
                    ? new FieldChange(field.Key, field.Value[0] is null ? null : Hidden, field.Value[1] is null ? null : Hidden)
                    : new FieldChange(field.Key, Covered(field.Key, field.Value[0], seen), Covered(field.Key, field.Value[1], seen))),
        ];
    }

    private string? Covered(string field, string? value, (bool Names, bool Restrictions, bool Requests) seen) => (field, value) switch
    {
        (_, null) => null,
        (nameof(Patient.Name), _) => seen.Names ? value : NameMask.Cover(value),
        (nameof(ContactNumber.Number), _) => masks.Phone(value),
        (nameof(Patient.IdNumber), _) => Identity.IdNumbers.Mask(value),
        (nameof(Patient.InsuranceNo), _) => Identity.IdNumbers.Mask(value),
        (nameof(Patient.Email), _) => Identity.MailAddresses.Mask(value),
        (nameof(PatientRelation.OtherName), _) or (nameof(Consents.ConsentEntry.GuardianName), _) or (nameof(Requests.DataRequest.AskerName), _) => seen.Names ? value : NameMask.Cover(value),
        (nameof(Patient.Address), _) => PatientMasks.Address(value),
        _ => Restricting.Contains(field) && !seen.Restrictions ? Hidden : value,
    };
}

/// <param name="Entity">Whose field: the patient's, a number's, a contact person's.</param>
public sealed record PatientChange(long Seq, DateTimeOffset At, string ActorNo, string? ActorName, AuditAct Act, string Entity, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>来源: typed by staff, told by a connected system (HIS), or done by the product itself.</summary>
    public ActorKind ActorKind { get; init; }
}

public sealed record FieldChange(string Field, string? Before, string? After);
