using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Whoever keeps staff data does not thereby decide who may do what: a new person gets a role without guarded rights at once, or none;
/// everything else is the security administrator's. As long as there is none, the first one must come from somewhere.
/// </summary>
public sealed class RoleGiving(CrmDb db, CurrentActor actor, Grants grants, RightsGuard guard) : IRoomPart
{
    private readonly Dictionary<Id<Role>, bool> _ordinary = [];
    private bool? _mayAssign;

    /// <summary>Before <paramref name="role"/> becomes the one role of somebody.</summary>
    public async Task DemandAsync(StaffMember staff, Role role, bool isNew, CancellationToken ct)
    {
        if (!isNew && !await MayAssignAsync(ct))
        {
            throw new RuleViolation("Security.RolesAreAssigned");
        }

        if (isNew && !await MayGiveAsync(role, ct))
        {
            throw new RuleViolation("Security.RoleIsAdministrative", role.Name);
        }

        if (!isNew)
        {
            await guard.DemandAsync(
                picture =>
                {
                    picture.RolesOf(staff.Id).Clear();
                    picture.RolesOf(staff.Id).Add(role.Id);
                },
                ct);
        }
    }

    /// <summary>Whether the actor may give it to somebody new; asked for every row of an import.</summary>
    public async Task<bool> MayGiveAsync(Role role, CancellationToken ct)
    {
        if (await MayAssignAsync(ct))
        {
            return true;
        }

        if (!_ordinary.TryGetValue(role.Id, out var isOrdinary))
        {
            var rights = await db.Grants.AsNoTracking().Where(grant => grant.RoleId == role.Id).Select(grant => grant.Permission).ToListAsync(ct);
            _ordinary[role.Id] = isOrdinary = !PermissionCatalogue.All.Any(right => (right.IsGuarded || right.Duty != Duty.None) && rights.Contains(right.Code));
        }

        return isOrdinary;
    }

    /// <summary>Before somebody's department or ward changes: whoever holds a right for the patients there would choose himself whose archives he reads.</summary>
    public async Task DemandMoveAsync(StaffMember staff, string? department, string? ward, CancellationToken ct)
    {
        if (actor.Value.Kind == ActorKind.Staff && staff.StaffNo == actor.Value.StaffNo && (staff.DepartmentCode, staff.WardCode) != (department, ward)
            && await db.StaffRoles.AnyAsync(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Scope != DataScope.All), ct))
        {
            throw new RuleViolation("Security.NotOwnDepartment");
        }
    }

    private async Task<bool> MayAssignAsync(CancellationToken ct) => _mayAssign ??=
        actor.Value.Kind != ActorKind.Staff
        || await grants.HasAsync(actor.Value, SecurityPermissions.AssignRoles)
        || !await db.StaffRoles.AnyAsync(held => db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == SecurityPermissions.AssignRoles.Code), ct);
}
