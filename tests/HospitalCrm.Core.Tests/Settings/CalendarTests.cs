using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class CalendarTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1_000);
    private static readonly HolidayTable Published = new(PublishedHolidays.All.Select(day => (day.Day, day.Kind)));

    private static Gen<DateOnly> Days => Gen.Choose(0, 729).Select(after => new DateOnly(2025, 1, 1).AddDays(after));

    [Theory]
    [InlineData("2026-02-14", true)] // a Saturday worked in exchange for the Spring Festival
    [InlineData("2026-02-16", false)] // a Monday within it
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-07", false)]
    public void A_workday_is_what_the_state_council_says(string day, bool isWorkday) =>
        Assert.Equal(isWorkday, Published.IsWorkday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Workdays_added_are_workdays_and_counting_them_gives_the_number_back()
    {
        var property = Prop.ForAll(
            (from day in Days from count in Gen.Choose(1, 60) select (day, count)).ToArbitrary(),
            sample => Published.AddWorkdays(sample.day, sample.count) is var reached
                && Published.IsWorkday(reached)
                && Published.WorkdaysBetween(sample.day, reached) == sample.count);

        Check.One(Thorough, property);
    }

    [Fact]
    public void From_a_workday_there_and_back_again_is_where_one_began()
    {
        var property = Prop.ForAll(
            (from day in Days from count in Gen.Choose(1, 60) select (day: Published.AddWorkdays(day, 0), count)).ToArbitrary(),
            sample => Published.AddWorkdays(Published.AddWorkdays(sample.day, sample.count), -sample.count) == sample.day);

        Check.One(Thorough, property);
    }

    [Fact]
    public void Without_a_table_Monday_to_Friday_are_worked_and_it_says_so()
    {
        var none = new HolidayTable([]);

        Check.One(Thorough, Prop.ForAll(Days.ToArbitrary(), day => none.IsWorkday(day) == day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.False(none.Knows(2026));
        Assert.True(Published.Knows(2026));
        Assert.False(Published.Knows(2027));
    }

    [Fact]
    public void Every_workday_in_exchange_is_a_weekend_and_no_day_stands_twice()
    {
        Assert.DoesNotContain(PublishedHolidays.All, day => day.Kind == HolidayKind.Workday && day.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(PublishedHolidays.All.Count, PublishedHolidays.All.Select(day => day.Day).Distinct().Count());
    }

    [Theory]
    [InlineData("2026-03-02T08:29:00+08:00", false, "2026-03-02T08:30:00+08:00")]
    [InlineData("2026-03-02T09:00:00+08:00", true, "2026-03-02T09:00:00+08:00")]
    [InlineData("2026-03-02T12:30:00+08:00", false, "2026-03-02T14:00:00+08:00")]
    [InlineData("2026-02-14T20:30:00+08:00", false, "2026-02-24T08:30:00+08:00")] // the whole Spring Festival is kept
    public void People_are_rung_within_the_calling_hours(string at, bool isAllowed, string next)
    {
        var hours = new CallingHours(new(8, 30), new(20, 0), new(12, 0), new(14, 0), [CallingParameters.Workdays, CallingParameters.Weekends], Published);
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(isAllowed, hours.Allows(moment));
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), hours.NextFrom(moment));
    }

    [Fact]
    public void The_next_moment_is_allowed_and_none_before_it_was()
    {
        var hours = new CallingHours(new(9, 0), new(18, 0), new(12, 0), new(13, 0), [CallingParameters.Workdays], Published);
        var moments = from day in Days from minute in Gen.Choose(0, 1_439) select HospitalZone.StartOf(day).AddMinutes(minute);

        Check.One(Thorough, Prop.ForAll(moments.ToArbitrary(), at => hours.NextFrom(at) is { } next
            && hours.Allows(next)
            && (next == at || !hours.Allows(next.AddMinutes(-1)))));
        Assert.Null((hours with { Days = [] }).NextFrom(TestHospital.Monday));
    }

    [Fact]
    public async Task A_day_is_entered_once_changed_and_taken_out_and_does_not_come_back_with_the_next_start()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await CodeTests.SeedAsync(hospital);
        var day = new DateOnly(2026, 1, 1);
        var id = await hospital.WithDbAsync(db => db.Holidays.Where(known => known.Day == day).Select(known => known.Id).SingleAsync());

        var twice = await SaveAsync(hospital, new() { Day = day, Name = "元旦" });
        var slip = await SaveAsync(hospital, new() { Day = new(2026, 3, 3), Kind = HolidayKind.Workday, Name = "调休" });
        await hospital.Run.RunAsync(Actor.Product("test"), (RemoveHolidays use) => use.HandleAsync([id]));
        await CodeTests.SeedAsync(hospital);

        Assert.Equal("Settings.DayTaken", twice.Problem?.Code);
        Assert.Equal(["Settings.WorkdayOnWeekend"], slip.Problem!.Fields.Select(field => field.Code));
        Assert.False(await hospital.WithDbAsync(db => db.Holidays.AnyAsync(known => known.Day == day)));
    }

    [Fact]
    public async Task The_calendar_of_a_room_knows_the_table_and_the_parameters()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Day = new(2026, 3, 3), Name = "院庆" });
        await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(CallingParameters.From.Key, "10:00", null));
        await using var scope = hospital.Services.CreateAsyncScope();
        var calendar = scope.ServiceProvider.GetRequiredService<WorkCalendar>();

        Assert.False(await calendar.IsWorkdayAsync(new(2026, 3, 3), default));
        Assert.Equal(new(2026, 3, 4), await calendar.AddWorkdaysAsync(new(2026, 3, 2), 1, default));
        Assert.False((await calendar.CallingHoursAsync(default)).Allows(TestHospital.Monday));
    }

    private static Task<Outcome<bool>> SaveAsync(TestHospital hospital, HolidayForm form) => hospital.Run.RunAsync(Actor.Product("test"), (SaveHoliday use) => use.HandleAsync(form));
}
