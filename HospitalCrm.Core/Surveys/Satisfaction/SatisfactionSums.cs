using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>回访满意度 of some days.</summary>
public sealed record SatisfactionSums
{
    public required DaySpan Span { get; init; }

    public required SatisfactionSum Total { get; init; }

    public required IReadOnlyList<SatisfactionSum> Departments { get; init; }

    public required IReadOnlyList<SatisfactionSum> Classes { get; init; }

    public required IReadOnlyList<SatisfactionSum> Items { get; init; }

    /// <summary>Null for whoever may not see how persons were rated.</summary>
    public required IReadOnlyList<SatisfactionSum>? Staff { get; init; }

    /// <summary>Steps of the period, from which a line is drawn; null figures as everywhere.</summary>
    public IReadOnlyList<SatisfactionStep> Trend { get; init; } = [];

    /// <summary>The period before; it has none of its own.</summary>
    public SatisfactionSums? Before { get; init; }
}

public sealed record SatisfactionStep(DaySpan Span, SatisfactionSum Sum);
