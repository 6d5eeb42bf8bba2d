using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Tests.Patients.Identity;

public sealed class BirthDateTests
{
    [Theory]
    [InlineData("1985", "1985", DatePrecision.Year)]
    [InlineData("1985-03", "1985-03", DatePrecision.Month)]
    [InlineData("1985-3-7", "1985-03-07", DatePrecision.Day)]
    [InlineData(" 1985-03-07 ", "1985-03-07", DatePrecision.Day)]
    [InlineData("19850307", "1985-03-07", DatePrecision.Day)]
    [InlineData("1985年3月7日", "1985-03-07", DatePrecision.Day)]
    [InlineData("1985年3月", "1985-03", DatePrecision.Month)]
    [InlineData("1985/3", "1985-03", DatePrecision.Month)]
    [InlineData("", "", DatePrecision.Unknown)]
    [InlineData(null, "", DatePrecision.Unknown)]
    public void A_date_is_read_as_far_as_it_is_known(string? typed, string printed, DatePrecision precision)
    {
        var isDate = BirthDate.TryParse(typed, out var date);

        Assert.True(isDate);
        Assert.Equal((printed, precision), (date.ToString(), date.Precision));
    }

    [Theory]
    [InlineData("1985-02-29")]
    [InlineData("1985-13")]
    [InlineData("85")]
    [InlineData("0001")]
    [InlineData("1849-12-31")]
    [InlineData("today")]
    public void What_is_no_date_is_refused(string typed)
    {
        var isDate = BirthDate.TryParse(typed, out var date);

        Assert.False(isDate);
        Assert.Equal(BirthDate.Unknown, date);
    }

    [Theory]
    [InlineData("1985-03-07", "2026-03-06", 40, AgeUnit.Year)]
    [InlineData("1985-03-07", "2026-03-07", 41, AgeUnit.Year)]
    [InlineData("2026-01-31", "2026-01-31", 0, AgeUnit.Day)]
    [InlineData("2026-01-31", "2026-02-27", 27, AgeUnit.Day)]
    [InlineData("2026-01-31", "2026-02-28", 1, AgeUnit.Month)]
    [InlineData("2025-03-08", "2026-03-07", 11, AgeUnit.Month)]
    [InlineData("2025-03-07", "2026-03-07", 1, AgeUnit.Year)]
    [InlineData("2024-02-29", "2025-02-27", 11, AgeUnit.Month)]
    [InlineData("2024-02-29", "2025-02-28", 1, AgeUnit.Year)]
    [InlineData("1985", "2026-01-01", 41, AgeUnit.Year)]
    [InlineData("2026", "2026-01-01", 0, AgeUnit.Year)]
    [InlineData("2026-03", "2026-03-20", 0, AgeUnit.Month)]
    [InlineData("2026-01", "2026-03-20", 2, AgeUnit.Month)]
    public void An_age_is_spoken_in_days_months_or_years(string born, string on, int value, AgeUnit unit)
    {
        var age = Born(born).AgeOn(DateOnly.Parse(on, null));

        Assert.Equal(new Age(value, unit), age);
    }

    [Theory]
    [InlineData("2026-03-08", "2026-03-07")]
    [InlineData("", "2026-03-07")]
    public void Before_birth_and_without_a_date_there_is_no_age(string born, string on)
    {
        var day = DateOnly.Parse(on, null);

        Assert.Null(Born(born).AgeOn(day));
        Assert.Null(Born(born).YearsOn(day));
    }

    [Theory]
    [InlineData("1985-03-07", "2026-03-07", true)]
    [InlineData("1985-03-07", "2026-03-08", false)]
    [InlineData("2000-02-29", "2026-02-28", true)]
    [InlineData("2000-02-29", "2026-03-01", false)]
    [InlineData("2000-02-29", "2028-02-28", false)]
    [InlineData("2000-02-29", "2028-02-29", true)]
    [InlineData("1985-03", "2026-03-01", false)]
    [InlineData("", "2026-01-01", false)]
    public void A_leap_day_birthday_falls_on_the_28th_in_common_years(string born, string on, bool isBirthday)
    {
        Assert.Equal(isBirthday, Born(born).IsBirthday(DateOnly.Parse(on, null)));
    }

    [Theory]
    [InlineData("1985-03-07", "1985", true)]
    [InlineData("1985-03-07", "1985-03", true)]
    [InlineData("1985-03-07", "1985-04", false)]
    [InlineData("1985-03-07", "1985-03-08", false)]
    [InlineData("1985", "1986", false)]
    [InlineData("", "1986", true)]
    public void Two_dates_agree_when_what_both_know_is_the_same(string one, string other, bool agree)
    {
        Assert.Equal(agree, Born(one).Agrees(Born(other)));
        Assert.Equal(agree, Born(other).Agrees(Born(one)));
    }

    [Fact]
    public void Every_date_is_read_back_as_printed()
    {
        var dates = Gen.Choose(675_700, 766_000).SelectMany(_ => Gen.Elements(Enum.GetValues<DatePrecision>()), (day, precision) => BirthDate.Of(DateOnly.FromDayNumber(day), precision));
        var property = Prop.ForAll(dates.ToArbitrary(), date => BirthDate.TryParse(date.ToString(), out var read) && read == date);

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nobody_grows_younger()
    {
        var days = Gen.Choose(675_700, 766_000).Select(DateOnly.FromDayNumber).ToArbitrary();
        var property = Prop.ForAll(days, days, (born, day) =>
            (BirthDate.On(born).YearsOn(day) ?? 0) <= (BirthDate.On(born).YearsOn(day.AddDays(1)) ?? 0));

        property.QuickCheckThrowOnFailure();
    }

    private static BirthDate Born(string text) =>
        BirthDate.TryParse(text, out var date) ? date : throw new ArgumentException("Not a date.", nameof(text));
}
