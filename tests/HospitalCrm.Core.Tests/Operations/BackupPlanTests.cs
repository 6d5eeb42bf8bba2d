using HospitalCrm.Core.Operations;

namespace HospitalCrm.Core.Tests.Operations;

public sealed class BackupPlanTests
{
    private static readonly TimeOnly HalfPastTwo = new(2, 30);
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-02T02:29:00+08:00", "2026-03-01T02:30:00+08:00", null, false)] // not yet
    [InlineData("2026-03-02T02:30:00+08:00", "2026-03-01T02:30:00+08:00", null, true)]
    [InlineData("2026-03-02T11:00:00+08:00", "2026-03-01T02:30:00+08:00", null, true)] // it was missed
    [InlineData("2026-03-02T11:00:00+08:00", "2026-03-02T02:31:00+08:00", null, false)]
    [InlineData("2026-03-02T03:00:00+08:00", "2026-03-01T02:30:00+08:00", "2026-03-02T02:30:20+08:00", false)] // failed just now
    [InlineData("2026-03-02T03:30:20+08:00", "2026-03-01T02:30:00+08:00", "2026-03-02T02:30:20+08:00", true)] // and again an hour later
    public void It_is_due_once_a_day_is_made_up_for_and_tried_again(string now, string good, string? tried, bool due) =>
        Assert.Equal(due, BackupPlan.IsDue(At(now), HalfPastTwo, LongAgo, At(good), tried is null ? At(good) : At(tried)));

    [Fact]
    public void A_hospital_installed_after_the_hour_waits_for_the_next() =>
        Assert.False(BackupPlan.IsDue(At("2026-03-02T11:00:00+08:00"), HalfPastTwo, At("2026-03-02T10:00:00+08:00"), null, null));

    [Fact]
    public void The_next_one_is_at_the_hour() =>
        Assert.Equal(At("2026-03-03T02:30:00+08:00"), BackupPlan.NextPlanned(At("2026-03-02T11:00:00+08:00"), HalfPastTwo));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
