using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>All roles in their order, with how many people hold each.</summary>
public sealed class ReadRoleNames(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewRoles;

    public async Task<IReadOnlyList<RoleName>> HandleAsync(CancellationToken ct = default)
    {
        var held = await db.StaffRoles.Join(db.Staff, one => one.StaffId, staff => staff.Id, (one, _) => one)
            .GroupBy(one => one.RoleId).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, ct);
        var roles = await db.Roles.AsNoTracking().OrderBy(role => role.Order).ThenBy(role => role.Code).ToListAsync(ct);
        return [.. roles.Select(role => new RoleName(role.Id, role.Code, role.Name, role.Note, held.GetValueOrDefault(role.Id)))];
    }
}

/// <param name="Holders">How many hold it.</param>
public sealed record RoleName(Id<Role> Id, string Code, string Name, string? Note, int Holders);
