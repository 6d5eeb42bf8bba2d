using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Gives a role to some people and takes it from others, all of it or nothing. Only what was ticked differently is said, so that two who assign at once do not undo each other.</summary>
public sealed class AssignRole(CrmDb db, RightsGuard guard, FreshProof proof, Grants grants) : IUseCase
{
    public static Permission Requires => SecurityPermissions.AssignRoles;

    public async Task<int> HandleAsync(Id<Role> role, IReadOnlyCollection<Id<StaffMember>> give, IReadOnlyCollection<Id<StaffMember>> take, CancellationToken ct = default)
    {
        var changed = 0;
        if (give.Count > 0)
        {
            await proof.DemandAsync(ct);
        }

        await db.InTransactionAsync(async () => changed = await WriteAsync(role, [.. give.Distinct()], [.. take.Distinct()], ct), ct);
        grants.Forget();
        return changed;
    }

    private async Task<int> WriteAsync(Id<Role> role, List<Id<StaffMember>> give, List<Id<StaffMember>> take, CancellationToken ct)
    {
        if (!await db.Roles.AnyAsync(known => known.Id == role, ct) || await db.Staff.CountAsync(staff => give.Contains(staff.Id), ct) < give.Count)
        {
            throw new RuleViolation("Security.Missing");
        }

        await guard.DemandAsync(
            picture =>
            {
                give.ForEach(staff => picture.RolesOf(staff).Add(role));
                take.ForEach(staff => picture.RolesOf(staff).Remove(role));
            },
            ct);
        var held = await db.StaffRoles.Where(held => held.RoleId == role && (give.Contains(held.StaffId) || take.Contains(held.StaffId))).ToListAsync(ct);
        var added = give.Where(staff => !held.Exists(one => one.StaffId == staff)).Select(staff => new StaffRole(staff, role)).ToList();
        var gone = held.Where(one => take.Contains(one.StaffId) && !give.Contains(one.StaffId)).ToList();
        db.StaffRoles.AddRange(added);
        db.StaffRoles.RemoveRange(gone);
        await db.SaveChangesAsync(ct);
        return added.Count + gone.Count;
    }
}
