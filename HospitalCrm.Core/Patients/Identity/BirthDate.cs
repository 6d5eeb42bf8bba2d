using System.Globalization;

namespace HospitalCrm.Core.Patients.Identity;

/// <summary>
/// A birth date as far as it is known: <c>1985</c>, <c>1985-03</c>, <c>1985-03-07</c> or nothing. Someone born on 29 February has
/// the birthday on 28 February in common years, as month ends are clamped everywhere in the hospital's calendars.
/// </summary>
public readonly record struct BirthDate
{
    private const int EarliestYear = 1850;

    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] MonthFormats = ["yyyy-M", "yyyyMM", "yyyy/M", "yyyy.M", "yyyy年M月"];
    private static readonly string[] YearFormats = ["yyyy", "yyyy年"];

    private BirthDate(DateOnly first, DatePrecision precision)
    {
        First = first;
        Precision = precision;
    }

    public static BirthDate Unknown => default;

    /// <summary>The first day it can be; with <see cref="Precision"/> this is all there is to store. 0001-01-01 when unknown.</summary>
    public DateOnly First { get; }

    public DatePrecision Precision { get; }

    public int? Year => Precision == DatePrecision.Unknown ? null : First.Year;

    /// <summary>The very day, when it is known.</summary>
    public DateOnly? Day => Precision == DatePrecision.Day ? First : null;

    public static BirthDate On(DateOnly day) => new(day, DatePrecision.Day);

    public static BirthDate Of(DateOnly first, DatePrecision precision) => precision switch
    {
        DatePrecision.Day => On(first),
        DatePrecision.Month => InMonth(first.Year, first.Month),
        DatePrecision.Year => InYear(first.Year),
        _ => Unknown,
    };

    public static BirthDate InMonth(int year, int month) => new(new(year, month, 1), DatePrecision.Month);

    public static BirthDate InYear(int year) => new(new(year, 1, 1), DatePrecision.Year);

    /// <summary>Nothing typed is an unknown date; a text that is no date is refused.</summary>
    public static bool TryParse(string? text, out BirthDate date)
    {
        date = Unknown;
        var typed = text.AsSpan().Trim();
        if (typed.IsEmpty)
        {
            return true;
        }

        if (TryRead(typed, DayFormats, out var day))
        {
            date = On(day);
        }
        else if (TryRead(typed, MonthFormats, out var month))
        {
            date = InMonth(month.Year, month.Month);
        }
        else if (TryRead(typed, YearFormats, out var year))
        {
            date = InYear(year.Year);
        }

        return date.Precision != DatePrecision.Unknown;
    }

    /// <summary>Full years on a day; from a year alone, the age reached in that year. Null before birth and when unknown.</summary>
    public int? YearsOn(DateOnly day)
    {
        if (Precision == DatePrecision.Unknown || day < First)
        {
            return null;
        }

        var years = day.Year - First.Year;
        return First.AddYears(years) > day ? years - 1 : years;
    }

    public Age? AgeOn(DateOnly day)
    {
        if (YearsOn(day) is not { } years)
        {
            return null;
        }

        if (years > 0 || Precision == DatePrecision.Year)
        {
            return new(years, AgeUnit.Year);
        }

        var months = (day.Year - First.Year) * 12 + day.Month - First.Month;
        months -= First.AddMonths(months) > day ? 1 : 0;
        return months > 0 || Precision == DatePrecision.Month ? new(months, AgeUnit.Month) : new(day.DayNumber - First.DayNumber, AgeUnit.Day);
    }

    public bool IsBirthday(DateOnly day) => Precision == DatePrecision.Day && day >= First && First.AddYears(day.Year - First.Year) == day;

    /// <summary>Whether both can be the same birth: each part known on both sides agrees.</summary>
    public bool Agrees(BirthDate other)
    {
        var shared = (DatePrecision)Math.Min((int)Precision, (int)other.Precision);
        return Of(First, shared).First == Of(other.First, shared).First;
    }

    public override string ToString() => Precision switch
    {
        DatePrecision.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static bool TryRead(ReadOnlySpan<char> typed, string[] formats, out DateOnly date) =>
        DateOnly.TryParseExact(typed, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year >= EarliestYear;
}
