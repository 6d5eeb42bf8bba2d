using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

public sealed class ReadRole(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewRoles;

    public async Task<RoleForm> HandleAsync(Id<Role> id, CancellationToken ct = default)
    {
        var role = await db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        return new()
        {
            Id = role.Id.Value,
            Version = role.Version,
            Code = role.Code,
            Name = role.Name,
            Order = role.Order.ToString(CultureInfo.InvariantCulture),
            Note = role.Note ?? "",
        };
    }
}
