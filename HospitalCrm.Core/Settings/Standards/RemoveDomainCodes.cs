using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>Deletes codes of value domains, all of them or none. What came with the product is switched off instead.</summary>
public sealed class RemoveDomainCodes(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<DomainCode>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.DomainCodes.Where(code => wanted.Contains(code.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        known.ForEach(code => code.DemandRemovable());
        db.DomainCodes.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
