using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>One or two archives side by side, before somebody says whether they are the same person. Each is a look into an archive, and on record.</summary>
public sealed class CompareArchives(CrmDb db, PatientSight sight, PatientReading reading, PersonGroups groups, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    /// <param name="other">Null: the first one only, beside what stands in a form.</param>
    public async Task<Comparison> HandleAsync(Id<Patient> one, Id<Patient>? other, CancellationToken ct = default)
    {
        var names = await sight.SeesNamesAsync();
        var first = await ReadAsync(one, ct);
        var second = other is { } key ? await ReadAsync(key, ct) : null;
        return new(reading.Read(first, names), second is null ? null : reading.Read(second, names))
        {
            AreSame = second is not null && first.PersonId == second.PersonId,
            Veto = second is null ? null : groups.Veto([first, second]),
        };
    }

    private async Task<Patient> ReadAsync(Id<Patient> key, CancellationToken ct)
    {
        await sight.DemandAsync(key, ct);
        var patient = await db.Patients.AsNoTracking().AsSplitQuery().Include(patient => patient.Numbers).Include(patient => patient.Contacts).SingleOrDefaultAsync(patient => patient.Id == key, ct)
            ?? throw new RuleViolation("Patients.Missing");
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(Patient), key.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = "compare" }.By(actor.Value), ct);
        return patient;
    }
}

public sealed record Comparison(PatientRecord One, PatientRecord? Other)
{
    public bool AreSame { get; init; }

    /// <summary>The code of what speaks against it, whoever says so.</summary>
    public string? Veto { get; init; }
}
