using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>What a role may do, for the tree.</summary>
public sealed class ReadRoleRights(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewRoles;

    public async Task<RoleRights> HandleAsync(Id<Role> id, CancellationToken ct = default)
    {
        var role = await db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        var rights = await db.Grants.AsNoTracking().Where(grant => grant.RoleId == id).ToDictionaryAsync(grant => grant.Permission, grant => grant.Scope, ct);
        return new(role.Id, role.Version, rights);
    }
}

/// <param name="Version">The role's, when this was read.</param>
/// <param name="Rights">Code → for which rows.</param>
public sealed record RoleRights(Id<Role> Role, int Version, IReadOnlyDictionary<string, DataScope> Rights);
