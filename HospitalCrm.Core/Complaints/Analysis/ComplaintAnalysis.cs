using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>A period beside the one before it.</summary>
public sealed record ComplaintAnalysis
{
    public required DaySpan Span { get; init; }

    public required DaySpan Before { get; init; }

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
    public DaySpan? Span { get; init; }
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
