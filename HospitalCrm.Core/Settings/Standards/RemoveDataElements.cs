using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>Deletes data elements, all of them or none. One that a data set counts among its members stays.</summary>
public sealed class RemoveDataElements(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<DataElement>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.DataElements.Where(element => wanted.Contains(element.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        known.ForEach(element => element.DemandRemovable());
        var codes = known.Select(element => element.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var set in await db.DataSets.AsNoTracking().ToListAsync(ct))
        {
            if (DataSetMember.Read(set.Members).FirstOrDefault(member => codes.Contains(member.Element)) is { } member)
            {
                throw new RuleViolation("Settings.ElementInUse", member.Element, set.Name);
            }
        }

        db.DataElements.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
