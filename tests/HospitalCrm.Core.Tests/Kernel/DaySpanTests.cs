using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Kernel;

public sealed class DaySpanTests
{
    [Theory]
    [InlineData("2026-03-02", "2026-03-02", 1, "2026-03-02..2026-03-02")]
    [InlineData("2026-01-01", "2026-01-31", 31, "2026-01-31..2026-01-31")]
    [InlineData("2026-01-01", "2026-02-01", 5, "2026-01-26..2026-02-01")]
    [InlineData("2026-01-15", "2026-02-18", 6, "2026-02-16..2026-02-18")]
    [InlineData("2025-03-03", "2026-03-02", 13, "2026-03-01..2026-03-02")]
    public void Its_steps_cover_every_day_once(string from, string to, int count, string last)
    {
        var span = new DaySpan(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));

        var steps = span.Steps();

        Assert.Equal((count, last), (steps.Count, $"{steps[^1].From:yyyy-MM-dd}..{steps[^1].To:yyyy-MM-dd}"));
        Assert.Equal((span.From, span.To), (steps[0].From, steps[^1].To));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    [Fact]
    public void Every_named_period_is_known_and_ends_today_at_the_latest()
    {
        var today = new DateOnly(2026, 1, 1);

        Assert.All(PeriodChoice.All.Concat(PeriodChoice.WithQuarters), name => Assert.True(PeriodChoice.Find(name, today) is { } span && span.From <= span.To && span.To <= today, name));
        Assert.Null(PeriodChoice.Find("salaries", today));
        Assert.Equal(new(new(2025, 10, 1), new(2025, 12, 31)), PeriodChoice.Find("last-quarter", today));
    }
}
