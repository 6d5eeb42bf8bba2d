using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Who belongs to a person, in both directions. A relative's own archive is named as far as the reader may see it.</summary>
public sealed class ReadRelations(CrmDb db, PatientSight sight) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<RelationLine>> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Where(patient => person.Contains(patient.PersonId)).Select(patient => patient.Id).ToListAsync(ct);
        var relations = await db.PatientRelations.AsNoTracking()
            .Where(relation => records.Contains(relation.PatientId) || (relation.OtherId != null && records.Contains(relation.OtherId.Value)))
            .OrderBy(relation => relation.Id)
            .ToListAsync(ct);
        var names = await sight.SeesNamesAsync();
        var lines = new List<RelationLine>();
        foreach (var relation in relations)
        {
            var isOwn = records.Contains(relation.PatientId);
            var other = isOwn ? relation.OtherId : relation.PatientId;
            var admission = other is { } known ? await sight.AdmissionAsync(known, ct) : null;
            lines.Add(new(relation.Id, relation.Kind, isOwn, relation.IsGuardian, admission is null ? null : other, await NameAsync(relation, other, admission, names, ct)));
        }

        return lines;
    }

    /// <summary>Null: a patient beyond the reader's scope.</summary>
    private async Task<string?> NameAsync(PatientRelation relation, Id<Patient>? other, Admission? admission, bool names, CancellationToken ct) => (other, admission) switch
    {
        (null, _) => names ? relation.OtherName : NameMask.Cover(relation.OtherName ?? ""),
        (_, null) => null,
        ({ } known, _) => await sight.NameAsync(known, ct),
    };
}

/// <param name="IsOwn">True: the other is this to the patient. False: the patient is this to the other.</param>
public sealed record RelationLine(Id<PatientRelation> Id, RelationKind Kind, bool IsOwn, bool IsGuardian, Id<Patient>? Other, string? Name);
