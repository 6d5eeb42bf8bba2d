using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>Deadlines against a calculation that was written apart from them, over 2025 and 2026 with all their 调休.</summary>
public sealed class ComplaintTimesTests
{
    private const int Cases = 10_000;
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Ten_thousand_deadlines_are_those_of_an_independent_calculation()
    {
        var random = new Random(57);
        for (var i = 0; i < Cases; i++)
        {
            var received = First.AddMinutes(random.Next(0, 2 * 365 * 1_440));
            var source = (ComplaintSource)random.Next(Enum.GetValues<ComplaintSource>().Length);
            var isJoint = random.Next(4) == 0;
            var external = random.Next(3) == 0 ? DateOnly.FromDateTime(received.DateTime).AddDays(random.Next(0, 20)) : default(DateOnly?);
            var own = NaiveTime.EndOfDay(received, isJoint ? 10 : source == ComplaintSource.HealthCommission ? 7 : 5);
            var theirs = external is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).AddDays(1) : DateTimeOffset.MaxValue;

            Assert.Equal(own < theirs ? own : theirs, NaiveTime.Product.StatutoryDue(received.ToUniversalTime(), source, isJoint, external));
        }
    }

    [Fact]
    public void Ten_thousand_inner_deadlines_with_pauses_are_those_of_a_recount_by_the_minute()
    {
        var random = new Random(58);
        for (var i = 0; i < Cases; i++)
        {
            var limit = random.Next(1, 100) * 60;
            var start = random.Next(0, 2 * 365 * 1_440);
            var clock = new ComplaintClock(Id<Complaint>.New(), ComplaintClockKind.Internal, ComplaintState.Handling, 1, At(start), NaiveTime.Product.Add(At(start), TimeSpan.FromMinutes(limit)), TimeSpan.FromMinutes(limit), NaiveTime.Limits);
            var (from, left) = (start, limit);
            for (var pauses = random.Next(0, 4); pauses > 0; pauses--)
            {
                var pause = from + random.Next(1, 4_000);
                if (NaiveTime.Worked(from, pause) >= left)
                {
                    break;
                }

                var resume = pause + random.Next(1, 6_000);
                clock.Pause(At(pause), NaiveTime.Product);
                clock.Resume(At(resume), NaiveTime.Product);
                left -= NaiveTime.Worked(from, pause);
                from = resume;
            }

            Assert.Equal(NaiveTime.At(NaiveTime.After(from, left)), clock.DueAt);
        }
    }

    [Theory]
    [InlineData("2026-03-02 09:00", "2026-03-10 00:00")] // Monday: Tuesday is the first day, the next Monday the fifth
    [InlineData("2026-02-13 17:59", "2026-02-28 00:00")] // before Spring Festival: 14 and 28 February are worked, 15–23 are not
    [InlineData("2026-09-30 10:00", "2026-10-14 00:00")] // before National Day: off until the 7th, Saturday the 10th is worked
    public void Five_working_days_with_exchanged_ones(string received, string due) =>
        Assert.Equal(Time(due), NaiveTime.Product.StatutoryDue(Time(received), ComplaintSource.Counter, isJoint: false, externalOn: null));

    [Fact]
    public void What_was_late_before_a_pause_is_not_made_good_by_it()
    {
        var start = Time("2026-03-02 09:00");
        var clock = new ComplaintClock(Id<Complaint>.New(), ComplaintClockKind.Internal, ComplaintState.Handling, 1, start, NaiveTime.Product.Add(start, TimeSpan.FromHours(8)), TimeSpan.FromHours(8), NaiveTime.Limits);

        clock.Pause(start.AddHours(10), NaiveTime.Product);
        clock.Resume(start.AddHours(30), NaiveTime.Product);

        Assert.Equal(start.AddHours(8), clock.DueAt);
        Assert.True(clock.IsLate(start.AddHours(31)));
    }

    private static DateTimeOffset At(int minute) => NaiveTime.At(minute).ToUniversalTime();

    private static DateTimeOffset Time(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
