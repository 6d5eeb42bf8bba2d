using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Calendar;

public sealed class ReadHoliday(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<HolidayForm> HandleAsync(Id<Holiday> id, CancellationToken ct = default)
    {
        var known = await db.Holidays.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new() { Id = id.Value, Version = known.Version, Day = known.Day, Kind = known.Kind, Name = known.Name };
    }
}
