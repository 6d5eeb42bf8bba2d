namespace HospitalCrm.Core.Kernel;

/// <summary>The periods that have a name of their own. None reaches beyond today.</summary>
public static class PeriodChoice
{
    public const string Usual = "last-30";

    public static IReadOnlyList<string> All { get; } = ["today", "yesterday", "last-7", Usual, "this-month", "last-month", "last-12-months"];

    /// <summary>For what is told of by months and quarters.</summary>
    public static IReadOnlyList<string> WithQuarters { get; } = ["last-7", Usual, "last-90", "this-month", "last-month", "this-quarter", "last-quarter", "this-year", "last-12-months"];

    /// <returns>Null for a name nobody declared.</returns>
    public static DaySpan? Find(string name, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return name switch
        {
            "today" => new(today, today),
            "yesterday" => new(today.AddDays(-1), today.AddDays(-1)),
            "last-7" => new(today.AddDays(-6), today),
            Usual => new(today.AddDays(-29), today),
            "last-90" => new(today.AddDays(-89), today),
            "this-month" => new(month, today),
            "last-month" => new(month.AddMonths(-1), month.AddDays(-1)),
            "this-quarter" => new(quarter, today),
            "last-quarter" => new(quarter.AddMonths(-3), quarter.AddDays(-1)),
            "this-year" => new(new DateOnly(today.Year, 1, 1), today),
            "last-12-months" => new(today.AddMonths(-12).AddDays(1), today),
            _ => null,
        };
    }
}
