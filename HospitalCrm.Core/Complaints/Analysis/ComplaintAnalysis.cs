namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>A period beside the one before it.</summary>
public sealed record ComplaintAnalysis
{
    public required AnalysisSpan Span { get; init; }

    public required AnalysisSpan Before { get; init; }

    public required int Fewest { get; init; }

    public required int RepeatDays { get; init; }

    /// <summary>Only what the reader may see in the list was counted.</summary>
    public required bool IsWhole { get; init; }

    public required ComplaintFigures Total { get; init; }

    public required ComplaintFigures TotalBefore { get; init; }

    public required IReadOnlyDictionary<AnalysisGroup, IReadOnlyList<AnalysisLine>> Groups { get; init; }
}

/// <param name="Name">Null where Web has the word (an hour, a weekday, a source).</param>
/// <param name="Before">Of the period before; for a month or a quarter nothing is put beside.</param>
public sealed record AnalysisLine(string Key, string? Name, ComplaintFigures Now, ComplaintFigures Before)
{
    /// <summary>The days a month or quarter has within the period.</summary>
    public AnalysisSpan? Span { get; init; }
}

public enum AnalysisGroup
{
    Month,
    Quarter,
    Department,
    Category,
    Source,
    Weekday,
    Hour,
}

/// <summary>Some days, both ends included.</summary>
public sealed record AnalysisSpan(DateOnly From, DateOnly To)
{
    /// <summary>Whole months stand beside as many whole months, other days beside as many days.</summary>
    public AnalysisSpan Before()
    {
        if (From.Day == 1 && To.AddDays(1).Day == 1)
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            return new(From.AddMonths(-months), From.AddDays(-1));
        }

        return new(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));
    }

    public AnalysisSpan Within(AnalysisSpan other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);
}
