using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>
/// What a hospital starts with: the dictionaries and the days off the product knows. Runs at every start. What an administrator
/// changed, switched off or deleted stays as he left it.
/// </summary>
public sealed class SettingsSetup(CrmDb db) : IRoomPart
{
    private const string HolidaysKey = "seeded.holidays";

    public async Task InstallAsync(CancellationToken ct)
    {
        await InstallCodesAsync(ct);
        await InstallHolidaysAsync(ct);
    }

    private async Task InstallCodesAsync(CancellationToken ct)
    {
        var known = (await db.CodeItems.Select(item => new { item.TableCode, item.Code, item.Order }).ToListAsync(ct)).ToLookup(item => item.TableCode);
        foreach (var table in CodeTables.All)
        {
            var there = known[table.Code].ToList();

            // A class put into a scale the hospital made its own would move its bounds.
            if (table.IsScale && there.Count > 0)
            {
                continue;
            }

            var order = there.Select(item => item.Order).DefaultIfEmpty().Max();
            foreach (var seed in table.BuiltIn.Where(seed => there.TrueForAll(item => item.Code != seed.Code)))
            {
                var item = new CodeItem(table, seed.Code, ++order, isBuiltIn: true);
                item.Describe(seed.Name, seed.Value, seed.Note);
                db.CodeItems.Add(item);
            }
        }
    }

    /// <summary>Each year once: a day an administrator took out does not come back with the next start.</summary>
    private async Task InstallHolidaysAsync(CancellationToken ct)
    {
        var mark = await db.Parameters.SingleOrDefaultAsync(parameter => parameter.Key == HolidaysKey, ct);
        var done = mark?.Value.Split(',') ?? [];
        var fresh = PublishedHolidays.All.Where(day => !done.Contains(Year(day.Day))).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        var entered = await db.Holidays.Select(day => day.Day).ToListAsync(ct);
        db.Holidays.AddRange(fresh.Where(day => !entered.Contains(day.Day)).Select(day => new Holiday(day.Day, day.Kind, day.Name)));
        var years = string.Join(',', done.Concat(fresh.Select(day => Year(day.Day))).Distinct().Order(StringComparer.Ordinal));
        if (mark is null)
        {
            db.Parameters.Add(new(HolidaysKey, years));
        }

        mark?.Set(years);
    }

    private static string Year(DateOnly day) => day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
