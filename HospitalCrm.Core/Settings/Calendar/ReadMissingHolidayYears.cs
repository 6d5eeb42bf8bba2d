using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>Which years' days off are missing among this and the next: without them a public holiday counts as a workday.</summary>
public sealed class ReadMissingHolidayYears(WorkCalendar calendar, TimeProvider clock) : IUseCase
{
    // The State Council says the next year's days in November.
    private const int SaidInMonth = 11;

    public static Permission Requires => SettingsPermissions.View;

    public async Task<IReadOnlyList<int>> HandleAsync(CancellationToken ct = default)
    {
        var (today, table) = (clock.Today(), await calendar.TableAsync(ct));
        int[] wanted = today.Month >= SaidInMonth ? [today.Year, today.Year + 1] : [today.Year];
        return [.. wanted.Where(year => !table.Knows(year))];
    }
}
