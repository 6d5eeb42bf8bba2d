using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Calendar;

namespace HospitalCrm.Core.Complaints;

/// <summary>The limits in force.</summary>
public sealed record ComplaintLimits
{
    public required int Days { get; init; }

    public required int JointDays { get; init; }

    public IReadOnlyDictionary<ComplaintSource, int> SourceDays { get; init; } = new Dictionary<ComplaintSource, int>();

    public required TimeSpan Contact { get; init; }

    public required TimeSpan Assign { get; init; }

    public required TimeSpan Handle { get; init; }

    public required TimeSpan Closure { get; init; }

    public required TimeSpan Callback { get; init; }

    public required TimeSpan Warn { get; init; }

    public required TimeSpan Climb { get; init; }
}

/// <summary>When what is due, in the hospital's own working days with 调休.</summary>
public sealed class ComplaintTimes(HolidayTable days, ComplaintLimits limits)
{
    // A calendar in which nothing is worked must not make a search endless.
    private const int FarthestDay = 4_000;

    public ComplaintLimits Limits => limits;

    /// <summary>The end of the last of so many working days; the day of receipt does not count. The nearer of ours and what another organisation set.</summary>
    public DateTimeOffset StatutoryDue(DateTimeOffset receivedAt, ComplaintSource source, bool isJoint, DateOnly? externalOn)
    {
        var count = isJoint ? limits.JointDays : limits.SourceDays.GetValueOrDefault(source, limits.Days);
        var last = days.AddWorkdays(DayOf(receivedAt), count);
        return HospitalZone.StartOf((externalOn is { } given && given < last ? given : last).AddDays(1));
    }

    public DateTimeOffset ContactDue(DateTimeOffset receivedAt) => receivedAt + limits.Contact;

    /// <summary>How much working time a step may take; null for states nobody works on.</summary>
    public TimeSpan? LimitOf(ComplaintState state) => state switch
    {
        ComplaintState.Draft or ComplaintState.Accepted or ComplaintState.Reopened => limits.Assign,
        ComplaintState.Handling => limits.Handle,
        ComplaintState.ClosureRequested or ComplaintState.ForcePending => limits.Closure,
        ComplaintState.CallbackDue => limits.Callback,
        _ => null,
    };

    /// <summary>The moment at which so much time of working days is over.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan workTime)
    {
        var (at, left) = (from, workTime);
        for (var i = 0; i < FarthestDay; i++)
        {
            var day = DayOf(at);
            var end = HospitalZone.StartOf(day.AddDays(1));
            if (days.IsWorkday(day))
            {
                if (left <= end - at)
                {
                    return at + left;
                }

                left -= end - at;
            }

            at = end;
        }

        return at;
    }

    /// <summary>How much of the time between lies on working days.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        var (at, sum) = (from, TimeSpan.Zero);
        while (at < to)
        {
            var day = DayOf(at);
            var next = HospitalZone.StartOf(day.AddDays(1));
            var end = next < to ? next : to;
            sum += days.IsWorkday(day) ? end - at : TimeSpan.Zero;
            at = end;
        }

        return sum;
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);
}
