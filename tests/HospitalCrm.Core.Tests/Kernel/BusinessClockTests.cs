using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Kernel;

public sealed class BusinessClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 16, 23, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Without_a_start_it_is_the_systems_clock()
    {
        var system = new ManualClock(TestHospital.Monday);

        Assert.Equal(TestHospital.Monday, new BusinessClock(null, system).GetUtcNow());
    }

    [Fact]
    public void It_starts_where_it_is_told_and_runs_on()
    {
        var system = new ManualClock(TestHospital.Monday);
        var clock = new BusinessClock(Start, system);

        system.Advance(TimeSpan.FromMinutes(45));

        Assert.Equal(Start.AddMinutes(45), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void Today_turns_at_midnight_of_the_hospital()
    {
        var system = new ManualClock(TestHospital.Monday);
        var clock = new BusinessClock(Start, system);

        Assert.Equal(new DateOnly(2026, 2, 16), clock.Today());
        system.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(new DateOnly(2026, 2, 17), clock.Today());
    }

    [Fact]
    public void A_hospital_day_begins_at_sixteen_hours_UTC_of_the_day_before() =>
        Assert.Equal(new DateTimeOffset(2026, 2, 16, 16, 0, 0, TimeSpan.Zero), HospitalZone.StartOf(new(2026, 2, 17)));

    [Fact]
    public void Intervals_are_measured_by_the_real_clock()
    {
        var system = new ManualClock(TestHospital.Monday);
        var clock = new BusinessClock(Start, system);

        Assert.Equal(system.TimestampFrequency, clock.TimestampFrequency);
        Assert.Equal(HospitalZone.Info, clock.LocalTimeZone);
    }
}
