using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>Puts enterprise clients out of sight, all of them or none. One that still has members stays.</summary>
public sealed class DeleteEnterprises(CrmDb db, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.ManageEnterprises;

    public async Task HandleAsync(IReadOnlyCollection<Id<Enterprise>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var found = await db.Enterprises.Where(enterprise => wanted.Contains(enterprise.Id)).ToListAsync(ct);
        if (found.Count < wanted.Count)
        {
            throw new RuleViolation("Patients.EnterpriseMissing");
        }

        var used = await db.EnterpriseMembers.Where(member => wanted.Contains(member.EnterpriseId) && member.LeftOn == null).Select(member => member.EnterpriseId).FirstOrDefaultAsync(ct);
        if (found.Find(enterprise => enterprise.Id == used) is { } kept)
        {
            throw new RuleViolation("Patients.EnterpriseHasMembers", kept.Name);
        }

        found.ForEach(enterprise => enterprise.Delete(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
