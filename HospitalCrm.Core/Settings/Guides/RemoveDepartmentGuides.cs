using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>Takes guides away, all of them or none; the departments stay.</summary>
public sealed class RemoveDepartmentGuides(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ManageGuides;

    public async Task HandleAsync(IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        var wanted = codes.Distinct().ToList();
        var known = await db.Departments.Where(department => wanted.Contains(department.Code) && department.Guide != null).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        known.ForEach(department => department.GuideTo(null));
        await db.SaveChangesAsync(ct);
    }
}
