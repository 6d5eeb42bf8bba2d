using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Lets these numbers through again, all of them or none. Calls keep what they were; nothing refers to the entry.</summary>
public sealed class RemoveNuisanceNumbers(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task<int> HandleAsync(IReadOnlyCollection<Id<NuisanceNumber>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.NuisanceNumbers.Where(number => wanted.Contains(number.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        db.NuisanceNumbers.RemoveRange(known);
        await db.SaveChangesAsync(ct);
        return known.Count;
    }
}
