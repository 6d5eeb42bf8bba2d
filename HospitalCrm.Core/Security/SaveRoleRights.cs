using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>权限分配: what a role may do from now on, on every open page (S4-5.5).</summary>
public sealed class SaveRoleRights(CrmDb db, RightsGuard guard, FreshProof proof, Grants grants, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageRoles;

    public async Task<int> HandleAsync(RoleRights wanted, CancellationToken ct = default)
    {
        var version = 0;
        DemandKnown(wanted.Rights);
        await proof.DemandAsync(ct);
        await db.InTransactionAsync(async () => version = await WriteAsync(wanted, ct), ct);
        grants.Forget();
        return version;
    }

    private static void DemandKnown(IReadOnlyDictionary<string, DataScope> rights)
    {
        foreach (var (code, scope) in rights)
        {
            var right = PermissionCatalogue.All.FirstOrDefault(known => known.Code == code);
            if (right is not null && scope != DataScope.All && !right.IsScoped)
            {
                throw new RuleViolation("Security.RightHasNoScope", right);
            }
        }
    }

    private async Task<int> WriteAsync(RoleRights wanted, CancellationToken ct)
    {
        var role = await db.Roles.SingleOrDefaultAsync(role => role.Id == wanted.Role, ct) ?? throw new RuleViolation("Security.Missing");
        if (role.Version != wanted.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        var held = await db.Grants.Where(grant => grant.RoleId == role.Id).ToListAsync(ct);
        if (wanted.Rights.Keys.FirstOrDefault(code => !PermissionCatalogue.All.Any(known => known.Code == code) && !held.Exists(grant => grant.Permission == code)) is { } unknown)
        {
            throw new RuleViolation("Security.UnknownRight", unknown);
        }

        await guard.DemandAsync(picture => picture.Rights[role.Id] = wanted.Rights, ct);
        db.Grants.RemoveRange(held.Where(grant => !wanted.Rights.ContainsKey(grant.Permission)));
        foreach (var (code, scope) in wanted.Rights)
        {
            if (held.Find(grant => grant.Permission == code) is { } known)
            {
                known.Widen(scope);
            }
            else
            {
                db.Grants.Add(new(role.Id, code, scope));
            }
        }

        role.RightsChanged(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return role.Version;
    }
}
