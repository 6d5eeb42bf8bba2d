using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>不是同一人: these two are not offered to each other again.</summary>
public sealed class DeclareDifferent(CrmDb db, PersonGroups groups, PatientSight sight, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Edit;

    public async Task HandleAsync(Id<Patient> one, Id<Patient> other, CancellationToken ct = default)
    {
        await sight.DemandAsync(one, ct);
        await sight.DemandAsync(other, ct);
        var both = await db.Patients.AsNoTracking().Where(patient => patient.Id == one || patient.Id == other).ToListAsync(ct);
        if (both.Count < 2)
        {
            throw new RuleViolation("Patients.Missing");
        }

        if (both[0].PersonId == both[1].PersonId)
        {
            throw new RuleViolation("Patients.SamePersonAlready");
        }

        if (!(await groups.DifferentFromAsync(one, ct)).Contains(other))
        {
            db.SamePersonDecisions.Add(new(both.Single(patient => patient.Id == one), both.Single(patient => patient.Id == other), isSame: false, actor.Value.StaffNo, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }
    }
}
