using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>来电分析: the incoming calls of a period beside those of as many days before it.</summary>
/// <param name="IsWhole">Otherwise only the reader's own calls were counted.</param>
/// <param name="Days">Every day of the period.</param>
/// <param name="Hours">24.</param>
/// <param name="Months">The twelve months up to the period's end, those without calls too.</param>
public sealed record CallAnalysis(
    DaySpan Span,
    DaySpan Before,
    bool IsWhole,
    CallFigures Total,
    CallFigures TotalBefore,
    IReadOnlyList<CallDayLine> Days,
    IReadOnlyList<CallFigures> Hours,
    IReadOnlyList<CallAgentLine> Agents,
    IReadOnlyList<HandlingMonth> Months,
    HandlingBaseline? Baseline)
{
    /// <summary>Whose agents alone were counted; null: all.</summary>
    public string? Department { get; init; }

    /// <summary>Those it can be narrowed to.</summary>
    public IReadOnlyList<CallDepartment> Departments { get; init; } = [];
}

public sealed record CallDepartment(string Code, string Name);

public sealed record CallDayLine(DateOnly On, CallFigures Calls);

/// <param name="StaffNo">Null: rang where nobody sat.</param>
public sealed record CallAgentLine(string? StaffNo, string? Name, CallFigures Calls, CallFigures Before);

/// <param name="Seconds">Mean handling time; null of fewer than <see cref="HandlingMonth.Fewest"/> calls.</param>
public sealed record HandlingMonth(DaySpan Span, int Handled, double? Seconds)
{
    /// <summary>A mean of fewer calls says nothing.</summary>
    public const int Fewest = 30;
}

/// <param name="Seconds">Null when it rests on too few calls.</param>
/// <param name="IsSet">By the hospital; otherwise the first full month with enough calls.</param>
public sealed record HandlingBaseline(DaySpan Span, int Handled, double? Seconds, bool IsSet)
{
    /// <summary>A month with fewer is not taken by itself.</summary>
    public const int Enough = 100;
}

/// <param name="Handled">Answered and over.</param>
/// <param name="AnswerRate">Of those answered or missed; a call that still rings is neither.</param>
/// <param name="HandleSeconds">Mean of 通话 and 话后处理 together.</param>
public sealed record CallFigures(int Offered, int Answered, int Missed, int Handled, double? AnswerRate, double? AnswerSeconds, int? AnswerSecondsP90, double? HandleSeconds)
{
    internal static CallFigures Of(CallTally tally) => new(
        tally.Offered,
        tally.Answered,
        tally.Missed,
        tally.Handled,
        Share(tally.Answered, tally.Answered + tally.Missed),
        Mean(tally.AnswerMs, tally.Answered),
        tally.AnswerSecondsAt(0.9),
        Mean(tally.HandleMs, tally.Handled));

    /// <summary>Hours know how many, not how long.</summary>
    internal static CallFigures Of((int Offered, int Answered, int Missed) hour) =>
        new(hour.Offered, hour.Answered, hour.Missed, 0, Share(hour.Answered, hour.Answered + hour.Missed), null, null, null);

    internal static double? Mean(long ms, int count) => count == 0 ? null : ms / 1000.0 / count;

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
