namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>Which days are worked: Monday to Friday, but for the days that are off and the weekends that are worked in exchange.</summary>
public sealed class HolidayTable(IEnumerable<(DateOnly Day, HolidayKind Kind)> days)
{
    /// <summary>No run of days off is as long; a table that says otherwise must not make a search endless.</summary>
    private const int LongestRest = 366;

    private readonly Dictionary<DateOnly, HolidayKind> _days = days.ToDictionary(day => day.Day, day => day.Kind);

    /// <summary>Whether anybody entered that year's days off. Without them only weekdays are known.</summary>
    public bool Knows(int year) => _days.Keys.Any(day => day.Year == year);

    public bool IsHoliday(DateOnly day) => _days.TryGetValue(day, out var kind) && kind == HolidayKind.Off;

    public bool IsWorkday(DateOnly day) => _days.TryGetValue(day, out var kind) ? kind == HolidayKind.Workday : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>So many workdays later (earlier when negative); 0 is the day itself when it is worked, else the next that is.</summary>
    public DateOnly AddWorkdays(DateOnly day, int count)
    {
        var step = count < 0 ? -1 : 1;
        var at = count == 0 ? Next(day, 1) : day;
        for (var left = Math.Abs(count); left > 0; left--)
        {
            at = Next(at.AddDays(step), step);
        }

        return at;
    }

    /// <summary>How many workdays lie after <paramref name="from"/> up to and with <paramref name="to"/>.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkday(day) ? 1 : 0;
        }

        return count;
    }

    private DateOnly Next(DateOnly day, int step)
    {
        for (var i = 0; i < LongestRest && !IsWorkday(day); i++)
        {
            day = day.AddDays(step);
        }

        return day;
    }
}
