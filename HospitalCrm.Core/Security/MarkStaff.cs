using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>可投诉人、可评价人 (S4-3.1)、日报接收人 (S2-4.8): marks members of staff, or takes the mark away, all at once.</summary>
public sealed class MarkStaff(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    /// <returns>How many changed.</returns>
    public async Task<int> HandleAsync(IReadOnlyCollection<Id<StaffMember>> ids, StaffMark mark, bool isMarked, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var staff = await db.Staff.Where(staff => wanted.Contains(staff.Id)).ToListAsync(ct);
        if (staff.Count < wanted.Count)
        {
            throw new RuleViolation("Security.Missing");
        }

        staff.ForEach(one => one.Mark(mark, isMarked));
        var changed = db.ChangeTracker.Entries<StaffMember>().Count(entry => entry.State == EntityState.Modified);
        await db.SaveChangesAsync(ct);
        return changed;
    }
}
