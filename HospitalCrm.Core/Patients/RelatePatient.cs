using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Says who belongs to a patient: another patient, or somebody known by name only.</summary>
public sealed class RelatePatient(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    private const int Most = 20;

    public static Permission Requires => PatientPermissions.Edit;

    public async Task<Id<PatientRelation>> HandleAsync(RelationForm form, CancellationToken ct = default)
    {
        await sight.DemandAsync(form.Patient, ct);
        var known = await db.PatientRelations.Where(relation => relation.PatientId == form.Patient).ToListAsync(ct);
        if (known.Count >= Most)
        {
            throw new RuleViolation("Patients.TooManyRelations", Most);
        }

        var relation = await MakeAsync(form, ct);
        if (known.Exists(held => held.Kind == relation.Kind && held.OtherId == relation.OtherId && held.OtherName == relation.OtherName))
        {
            throw new RuleViolation("Patients.RelationKnown");
        }

        db.PatientRelations.Add(relation.Guards(form.IsGuardian));
        await db.SaveChangesAsync(ct);
        return relation.Id;
    }

    private async Task<PatientRelation> MakeAsync(RelationForm form, CancellationToken ct)
    {
        if (form.Other is { } other)
        {
            await sight.DemandAsync(other, ct);
            return new(form.Patient, form.Kind, other, clock.GetUtcNow());
        }

        var name = PersonNames.Fold(form.OtherName);
        return name.Length is 0 or > 50 || !PersonNames.IsReadable(name)
            ? throw new RuleViolation("Patients.ContactNameNeeded")
            : new(form.Patient, form.Kind, name, clock.GetUtcNow());
    }
}

/// <param name="Other">A patient here; null with <paramref name="OtherName"/>.</param>
public sealed record RelationForm(Id<Patient> Patient, RelationKind Kind, Id<Patient>? Other, string OtherName, bool IsGuardian);
