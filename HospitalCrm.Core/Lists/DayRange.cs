using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists;

/// <summary><c>2026-01-01..2026-01-31</c> (both days included, either end may be open) as moments of hospital time.</summary>
public static class DayRange
{
    public static (DateTimeOffset From, DateTimeOffset To) Parse(string typed)
    {
        var (from, to) = Ends(typed);
        return (from is { } first ? HospitalZone.StartOf(first) : DateTimeOffset.MinValue, to is { } last ? HospitalZone.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue);
    }

    /// <summary>The first and the last day.</summary>
    public static (DateOnly From, DateOnly To) Days(string typed)
    {
        var (from, to) = Ends(typed);
        return (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
    }

    private static (DateOnly? From, DateOnly? To) Ends(string typed)
    {
        var ends = typed.Split("..", 2, StringSplitOptions.TrimEntries);
        var from = Day(ends[0]);
        return (from, ends.Length == 2 ? Day(ends[1]) : from);
    }

    private static DateOnly? Day(string text) => text.Length == 0
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? day
            : throw new RuleViolation("Lists.BadDate", text);
}
