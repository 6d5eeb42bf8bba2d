using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>When people may be rung up, in hospital time, as the parameters say.</summary>
public sealed record CallingHours(TimeOnly From, TimeOnly Until, TimeOnly RestFrom, TimeOnly RestUntil, IReadOnlyList<string> Days, HolidayTable Holidays)
{
    private const int FarthestDay = 366;

    public bool Allows(DateTimeOffset at)
    {
        var local = HospitalZone.Local(at).DateTime;
        var time = TimeOnly.FromDateTime(local);
        return IsCallingDay(DateOnly.FromDateTime(local)) && time >= From && time < Until && !(time >= RestFrom && time < RestUntil);
    }

    /// <summary>The moment itself when it is allowed, else the next that is; null when the hours allow none.</summary>
    public DateTimeOffset? NextFrom(DateTimeOffset at)
    {
        if (Allows(at))
        {
            return at;
        }

        var today = DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);
        return Enumerable.Range(0, FarthestDay)
            .SelectMany(after => new[] { Moment(today.AddDays(after), From), Moment(today.AddDays(after), RestUntil) })
            .Order()
            .Where(start => start > at && Allows(start))
            .Select(start => (DateTimeOffset?)start)
            .FirstOrDefault();
    }

    private bool IsCallingDay(DateOnly day) => Days.Contains(
        Holidays.IsHoliday(day) ? CallingParameters.Holidays : Holidays.IsWorkday(day) ? CallingParameters.Workdays : CallingParameters.Weekends);

    private static DateTimeOffset Moment(DateOnly day, TimeOnly time) => HospitalZone.StartOf(day) + time.ToTimeSpan();
}
