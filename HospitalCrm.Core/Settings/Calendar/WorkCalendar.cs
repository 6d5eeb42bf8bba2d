using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>Workdays and calling hours, for every room that plans something.</summary>
public sealed class WorkCalendar(CrmDb db, ParameterValues parameters) : IRoomPart
{
    private HolidayTable? _table;

    /// <summary>Read once a use case.</summary>
    public async Task<HolidayTable> TableAsync(CancellationToken ct) =>
        _table ??= new((await db.Holidays.AsNoTracking().Select(day => new { day.Day, day.Kind }).ToListAsync(ct)).Select(day => (day.Day, day.Kind)));

    public async Task<bool> IsWorkdayAsync(DateOnly day, CancellationToken ct) => (await TableAsync(ct)).IsWorkday(day);

    public async Task<DateOnly> AddWorkdaysAsync(DateOnly day, int count, CancellationToken ct) => (await TableAsync(ct)).AddWorkdays(day, count);

    public async Task<CallingHours> CallingHoursAsync(CancellationToken ct) => new(
        parameters.Get(CallingParameters.From),
        parameters.Get(CallingParameters.Until),
        parameters.Get(CallingParameters.RestFrom),
        parameters.Get(CallingParameters.RestUntil),
        parameters.Get(CallingParameters.Days),
        await TableAsync(ct));
}
