using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The departments somebody works in, to choose staff by.</summary>
public sealed class ReadStaffDepartments(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewRoles;

    public async Task<IReadOnlyList<StaffDepartment>> HandleAsync(CancellationToken ct = default) =>
        await db.Departments.AsNoTracking()
            .Where(department => db.Staff.Any(staff => staff.DepartmentCode == department.Code))
            .OrderBy(department => department.Code)
            .Select(department => new StaffDepartment(department.Code, department.Name))
            .ToListAsync(ct);
}

public sealed record StaffDepartment(string Code, string Name);
