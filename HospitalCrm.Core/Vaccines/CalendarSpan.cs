using System.Globalization;

namespace HospitalCrm.Core.Vaccines;

/// <summary>A stretch of the calendar as schedules write it: <c>24h</c>, <c>28d</c>, <c>12m</c>, <c>3y</c>.</summary>
public readonly record struct CalendarSpan(int Amount, char Unit)
{
    private const int HoursADay = 24;
    private const int MonthsAYear = 12;

    /// <summary>Null for nothing.</summary>
    public static CalendarSpan? Read(string text) =>
        text.Length == 0 ? null
        : text[^1] is 'h' or 'd' or 'm' or 'y' && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? new(amount, text[^1])
        : throw new FormatException($"'{text}' is no span of a schedule.");

    public static CalendarSpan Months(int months) => new(months, 'm');

    /// <summary>A month later than the 31st is the last day of a short month, as all sources of the programme read it; hours count as the day they end in.</summary>
    public DateOnly After(DateOnly day) => Unit switch
    {
        'h' => day.AddDays((Amount + HoursADay - 1) / HoursADay),
        'd' => day.AddDays(Amount),
        'm' => day.AddMonths(Amount),
        _ => day.AddMonths(Amount * MonthsAYear),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount}{Unit}");
}
