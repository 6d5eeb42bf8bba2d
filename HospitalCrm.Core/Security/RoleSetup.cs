using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Installs the default roles that are not there. A role that exists is the hospital's own and stays as it is.</summary>
public sealed class RoleSetup(CrmDb db) : IRoomPart
{
    public async Task InstallAsync(CancellationToken ct)
    {
        var known = await db.Roles.Select(role => role.Code).ToListAsync(ct);
        foreach (var (wanted, order) in DefaultRoles.All.Select((role, order) => (role, order)))
        {
            if (known.Contains(wanted.Code))
            {
                continue;
            }

            var role = new Role(wanted.Code, wanted.Name, order + 1);
            db.Roles.Add(role);
            db.Grants.AddRange(wanted.Rights.Select(right => new Grant(role.Id, right)));
        }
    }
}
