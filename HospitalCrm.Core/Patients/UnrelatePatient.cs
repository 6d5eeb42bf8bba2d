using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Takes a relation away; the change record keeps it.</summary>
public sealed class UnrelatePatient(CrmDb db, PatientSight sight) : IUseCase
{
    public static Permission Requires => PatientPermissions.Edit;

    public async Task HandleAsync(Id<PatientRelation> id, CancellationToken ct = default)
    {
        var relation = await db.PatientRelations.SingleOrDefaultAsync(relation => relation.Id == id, ct) ?? throw new RuleViolation("Patients.RelationMissing");
        await sight.DemandAsync(relation.PatientId, ct);
        db.PatientRelations.Remove(relation);
        await db.SaveChangesAsync(ct);
    }
}
