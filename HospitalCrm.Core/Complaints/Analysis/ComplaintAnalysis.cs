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

    /// <summary>Of which alone it tells; null: of all.</summary>
    public string? Department { get; init; }

    /// <summary>Those it can be narrowed to: every one that has complaints in either period.</summary>
    public IReadOnlyList<AnalysisDepartment> Departments { get; init; } = [];

    public required IReadOnlyList<AnalysisDay> Days { get; init; }

    public required ComplaintFigures Total { get; init; }

    public required ComplaintFigures TotalBefore { get; init; }

    public required IReadOnlyDictionary<AnalysisGroup, IReadOnlyList<AnalysisLine>> Groups { get; init; }
}

/// <param name="Name">Null for complaints that stand with none.</param>
public sealed record AnalysisDepartment(string Code, string? Name);

/// <param name="Received">On this day.</param>
/// <param name="InTime">How many of them were told in time, whenever that was.</param>
public sealed record AnalysisDay(DateOnly On, int Received, int InTime);

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
