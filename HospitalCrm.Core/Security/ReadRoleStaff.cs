using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>角色分配: a page of the staff, and whether each holds the role (S4-5.4). Thousands work in a big hospital.</summary>
public sealed class ReadRoleStaff(CrmDb db) : IUseCase
{
    public const int Page = 20;

    public static Permission Requires => SecurityPermissions.ViewRoles;

    public async Task<RoleStaff> HandleAsync(RoleStaffQuery query, CancellationToken ct = default)
    {
        var name = query.Text.Trim();
        var staff = db.Staff.AsNoTracking()
            .Where(staff => name.Length == 0 || staff.Name.Contains(name) || staff.StaffNo.Contains(name))
            .Where(staff => query.DepartmentCode == null || staff.DepartmentCode == query.DepartmentCode)
            .Where(staff => !query.OnlyHolders || db.StaffRoles.Any(held => held.StaffId == staff.Id && held.RoleId == query.Role));
        var total = await staff.CountAsync(ct);
        var page = await staff.OrderBy(staff => staff.StaffNo).Skip((Math.Max(query.Page, 1) - 1) * Page).Take(Page)
            .Select(staff => new
            {
                staff.Id,
                staff.StaffNo,
                staff.Name,
                Department = db.Departments.Where(department => department.Code == staff.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var keys = page.Select(one => one.Id).ToList();
        var roles = await db.StaffRoles.Where(held => keys.Contains(held.StaffId)).Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => new { held.StaffId, role.Id, role.Name, role.Order })
            .OrderBy(held => held.Order).ToListAsync(ct);
        return new(
            total,
            [
                .. page.Select(one => new RoleStaffRow(
                    one.Id,
                    one.StaffNo,
                    one.Name,
                    one.Department,
                    roles.Exists(held => held.StaffId == one.Id && held.Id == query.Role),
                    [.. roles.Where(held => held.StaffId == one.Id && held.Id != query.Role).Select(held => held.Name)])),
            ]);
    }
}

public sealed record RoleStaffQuery(Id<Role> Role)
{
    /// <summary>Part of a name or user code.</summary>
    public string Text { get; init; } = "";

    public string? DepartmentCode { get; init; }

    public bool OnlyHolders { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

public sealed record RoleStaff(int Total, IReadOnlyList<RoleStaffRow> Rows);

/// <param name="Others">The other roles this person holds.</param>
public sealed record RoleStaffRow(Id<StaffMember> Id, string StaffNo, string Name, string? Department, bool Holds, IReadOnlyList<string> Others);
