using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>Takes days out of the table, all of them or none: they are what their weekday says again.</summary>
public sealed class RemoveHolidays(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<Holiday>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.Holidays.Where(day => wanted.Contains(day.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        db.Holidays.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
