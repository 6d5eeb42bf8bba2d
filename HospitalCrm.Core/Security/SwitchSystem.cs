using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>停用 / 启用. A system that is switched off is refused within two seconds, on every node.</summary>
public sealed class SwitchSystem(CrmDb db, ApiKeys keys) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageSystems;

    public async Task HandleAsync(Id<ConnectedSystem> id, bool isDisabled, CancellationToken ct = default)
    {
        var known = await db.ConnectedSystems.SingleOrDefaultAsync(system => system.Id == id, ct) ?? throw new RuleViolation("Security.SystemMissing");
        if (isDisabled)
        {
            known.Disable();
        }
        else
        {
            known.Enable();
        }

        await db.SaveChangesAsync(ct);
        keys.Forget();
    }
}
