using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>处理时长 by month, and what it is measured against.</summary>
/// <param name="days">By day number: how many calls were handled, and how many milliseconds they took.</param>
internal sealed class HandlingTrend(IReadOnlyDictionary<int, (int Handled, long Ms)> days)
{
    public HandlingMonth Month(DateOnly first)
    {
        var span = new DaySpan(first, first.AddMonths(1).AddDays(-1));
        var (handled, ms) = Sum(span);
        return new(span, handled, handled < HandlingMonth.Fewest ? null : CallFigures.Mean(ms, handled));
    }

    public HandlingBaseline? Baseline(DateOnly? from, DateOnly? to, DateOnly today)
    {
        if (from is { } first && to is { } last)
        {
            return last < first ? null : Of(new(first, last), isSet: true);
        }

        // The month in which counting began is whole only when it began on its first day.
        if (days.Where(day => day.Value.Handled > 0).Select(day => day.Key).DefaultIfEmpty(0).Min() is not (> 0 and var oldest))
        {
            return null;
        }

        var began = DateOnly.FromDayNumber(oldest);
        for (var month = new DateOnly(began.Year, began.Month, 1).AddMonths(began.Day == 1 ? 0 : 1); month.AddMonths(1) <= today; month = month.AddMonths(1))
        {
            var span = new DaySpan(month, month.AddMonths(1).AddDays(-1));
            if (Sum(span).Handled >= HandlingBaseline.Enough)
            {
                return Of(span, isSet: false);
            }
        }

        return null;
    }

    private HandlingBaseline Of(DaySpan span, bool isSet)
    {
        var (handled, ms) = Sum(span);
        return new(span, handled, handled < HandlingMonth.Fewest ? null : CallFigures.Mean(ms, handled), isSet);
    }

    private (int Handled, long Ms) Sum(DaySpan span)
    {
        var (handled, ms) = (0, 0L);
        foreach (var (day, (count, took)) in days)
        {
            if (day >= span.From.DayNumber && day <= span.To.DayNumber)
            {
                (handled, ms) = (handled + count, ms + took);
            }
        }

        return (handled, ms);
    }
}
