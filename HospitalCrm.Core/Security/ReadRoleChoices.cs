using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The roles a new member of staff may begin with.</summary>
public sealed class ReadRoleChoices(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    public async Task<IReadOnlyList<RoleChoice>> HandleAsync(CancellationToken ct = default) =>
        await db.Roles.OrderBy(role => role.Order).Select(role => new RoleChoice(role.Code, role.Name)).ToListAsync(ct);
}

public sealed record RoleChoice(string Code, string Name);
