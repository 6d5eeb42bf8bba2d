using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>Deletes data sets, all of them or none; nothing refers to them.</summary>
public sealed class RemoveDataSets(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<DataSet>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.DataSets.Where(set => wanted.Contains(set.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        db.DataSets.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
