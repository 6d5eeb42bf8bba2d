using System.Globalization;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Settings.Calendar;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>
/// The clocks counted anew, in another way than the product does: every minute of 2025 to 2027 is worked or not, read from the published table by
/// this file's own eyes, and time is a sum over minutes.
/// </summary>
internal static class NaiveTime
{
    private static readonly DateTimeOffset Origin = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly int[] WorkedBefore = Sum();

    public static readonly ComplaintLimits Limits = new()
    {
        Days = 5,
        JointDays = 10,
        SourceDays = new Dictionary<ComplaintSource, int> { [ComplaintSource.HealthCommission] = 7 },
        Contact = TimeSpan.FromHours(24),
        Assign = TimeSpan.FromHours(8),
        Handle = TimeSpan.FromHours(72),
        Closure = TimeSpan.FromHours(24),
        Callback = TimeSpan.FromHours(48),
        Warn = TimeSpan.FromHours(24),
        Climb = TimeSpan.FromHours(24),
    };

    public static ComplaintTimes Product { get; } = new(new HolidayTable(PublishedHolidays.All.Select(day => (day.Day, day.Kind))), Limits);

    public static int Minute(DateTimeOffset at) => (int)(at - Origin).TotalMinutes;

    public static DateTimeOffset At(int minute) => Origin.AddMinutes(minute);

    public static int Worked(int from, int to) => WorkedBefore[to] - WorkedBefore[from];

    /// <summary>The first minute by which so many were worked.</summary>
    public static int After(int from, int minutes)
    {
        var at = from;
        while (Worked(from, at) < minutes)
        {
            at += Math.Max(1, (minutes - Worked(from, at)) / 4);
            while (Worked(from, at) > minutes)
            {
                at--;
            }
        }

        while (at > from && Worked(from, at - 1) == minutes)
        {
            at--;
        }

        return at;
    }

    /// <summary>The midnight after the last of so many days that are worked, the first of them being the one after receipt.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset received, int workdays)
    {
        var midnight = Minute(received) / 1_440 * 1_440;
        do
        {
            midnight += 1_440;
            workdays -= Worked(midnight, midnight + 1);
        }
        while (workdays > 0);

        return At(midnight + 1_440);
    }

    private static int[] Sum()
    {
        var days = File.ReadAllLines(Path.Combine(Solution.Root, "HospitalCrm.Core", "Settings", "Codes", "holidays-cn.csv"))
            .Where(line => line.StartsWith("20", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1] == "workday", StringComparer.Ordinal);
        var sum = new int[3 * 366 * 1_440];
        var worked = false;
        for (var minute = 1; minute < sum.Length; minute++)
        {
            var day = Origin.AddMinutes(minute - 1).DateTime;
            var key = day.TimeOfDay == TimeSpan.Zero || minute == 1 ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            worked = key is null ? worked : days.TryGetValue(key, out var isWorked) ? isWorked : day.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Friday;
            sum[minute] = sum[minute - 1] + (worked ? 1 : 0);
        }

        return sum;
    }
}
