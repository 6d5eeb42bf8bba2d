using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Takes systems away that never called, all of them or none; one that did is switched off instead.</summary>
public sealed class RemoveSystems(CrmDb db, ApiKeys keys, ApiCallTally tally) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageSystems;

    public async Task<int> HandleAsync(IReadOnlyCollection<Id<ConnectedSystem>> ids, CancellationToken ct = default)
    {
        // A call of a moment ago counts.
        await tally.WriteAsync(ct);
        var wanted = ids.Distinct().ToList();
        var known = await db.ConnectedSystems.Where(system => wanted.Contains(system.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Security.SystemMissing");
        }

        known.ForEach(system => system.DemandNeverUsed());
        db.ConnectedSystems.RemoveRange(known);
        await db.SaveChangesAsync(ct);
        keys.Forget();
        return known.Count;
    }
}
