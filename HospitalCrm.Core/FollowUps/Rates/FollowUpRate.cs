using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>
/// The four rates of one department, or of all, over a span of days (S2-2, peers.md: 覆盖率, 接通率, 失访; docs/adr/0054).
/// 覆盖率 = <see cref="Asked"/> / <see cref="Discharged"/>, of the discharges in the span; the others are of the follow-ups due in it.
/// 接通率 = <see cref="Reached"/> / <see cref="Called"/>; 及时率 = <see cref="OnTime"/> / <see cref="Judged"/>; 失访率 = <see cref="Lost"/> / <see cref="Expected"/>.
/// </summary>
public sealed record FollowUpRate
{
    /// <summary>Left alive in the span.</summary>
    public int Discharged { get; init; }

    /// <summary>Those of them somebody has spoken with since.</summary>
    public int Asked { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.Called"/>
    public int Called { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.Reached"/>
    public int Reached { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.Judged"/>
    public int Judged { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.OnTime"/>
    public int OnTime { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.Expected"/>
    public int Expected { get; init; }

    /// <inheritdoc cref="FollowUpMeasure.Lost"/>
    public int Lost { get; init; }

    public bool IsEmpty => Discharged + Called + Judged + Expected == 0;

    public static FollowUpRate operator +(FollowUpRate left, FollowUpRate right) => new()
    {
        Discharged = left.Discharged + right.Discharged,
        Asked = left.Asked + right.Asked,
        Called = left.Called + right.Called,
        Reached = left.Reached + right.Reached,
        Judged = left.Judged + right.Judged,
        OnTime = left.OnTime + right.OnTime,
        Expected = left.Expected + right.Expected,
        Lost = left.Lost + right.Lost,
    };

    /// <summary>Follow-ups that are alike.</summary>
    internal static FollowUpRate Of(int count, FollowUpState state, FollowUpOutcome? last, bool isInTime, bool isTimeUp)
    {
        int Counted(FollowUpMeasure measure) => FollowUpMeasures.Counts(measure, state, last, isInTime, isTimeUp) ? count : 0;
        return new()
        {
            Called = Counted(FollowUpMeasure.Called),
            Reached = Counted(FollowUpMeasure.Reached),
            Judged = Counted(FollowUpMeasure.Judged),
            OnTime = Counted(FollowUpMeasure.OnTime),
            Expected = Counted(FollowUpMeasure.Expected),
            Lost = Counted(FollowUpMeasure.Lost),
        };
    }

    public static FollowUpRate Add(FollowUpRate left, FollowUpRate right) => left + right;
}

/// <summary>One line of the table.</summary>
/// <param name="Before">The span of the same length just before it.</param>
public sealed record FollowUpRateLine(string Department, string Name, FollowUpRate Now, FollowUpRate Before);

/// <param name="Grace">Days after its day that are still in time.</param>
public sealed record FollowUpRates(DaySpan Span, DaySpan Before, int Grace, FollowUpRate Total, FollowUpRate TotalBefore, IReadOnlyList<FollowUpRateLine> Departments)
{
    /// <summary>The only one that was counted.</summary>
    public string? Ward { get; init; }

    /// <summary>By when they were due; discharges are not in it.</summary>
    public IReadOnlyList<FollowUpStep> Trend { get; init; } = [];

    /// <summary>Null for whoever may not see alerts.</summary>
    public AlertCounts? Alerts { get; init; }

    public AlertCounts? AlertsBefore { get; init; }
}

public sealed record FollowUpStep(DaySpan Span, FollowUpRate Rate);

/// <summary>异常预警 raised in a period.</summary>
/// <param name="Open">Not handled yet, today.</param>
/// <param name="Minutes">Until somebody acknowledged one: the middle one of those that were; null: none was.</param>
public sealed record AlertCounts(int Raised, int Open, int Handled, double? Minutes);
