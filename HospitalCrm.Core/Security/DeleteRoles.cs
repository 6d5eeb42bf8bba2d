using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Does away with roles nobody holds, all of them or none.</summary>
public sealed class DeleteRoles(CrmDb db, Grants grants) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageRoles;

    public async Task<int> HandleAsync(IReadOnlyCollection<Id<Role>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        await db.InTransactionAsync(
            async () =>
            {
                var roles = await db.Roles.Where(role => wanted.Contains(role.Id)).OrderBy(role => role.Order).ToListAsync(ct);
                if (roles.Count < wanted.Count)
                {
                    throw new RuleViolation("Security.Missing");
                }

                await DemandUnusedAsync(roles, ct);
                db.Grants.RemoveRange(await db.Grants.Where(grant => wanted.Contains(grant.RoleId)).ToListAsync(ct));
                db.Roles.RemoveRange(roles);
                await db.SaveChangesAsync(ct);
            },
            ct);
        grants.Forget();
        return wanted.Count;
    }

    private async Task DemandUnusedAsync(List<Role> roles, CancellationToken ct)
    {
        foreach (var role in roles)
        {
            // Whoever left keeps his roles on record: the review shows them.
            var holders = await db.StaffRoles.CountAsync(held => held.RoleId == role.Id, ct);
            if (holders > 0)
            {
                throw new RuleViolation("Security.RoleIsHeld", role.Name, holders);
            }
        }
    }
}
