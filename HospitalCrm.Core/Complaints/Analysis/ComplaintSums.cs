using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>From complaints to figures, in memory. What chance alone would make is left out.</summary>
internal sealed class ComplaintSums(int fewest)
{
    private const double PerVisits = 10_000;

    private static readonly ComplaintFigures Nothing = new();

    public int Fewest => fewest;

    public ComplaintFigures Of(IReadOnlyCollection<ComplaintFact> facts, int? visits = null)
    {
        var of = Enum.GetValues<ComplaintMeasure>().ToDictionary(measure => measure, measure => facts.Count(fact => fact.Is(measure)));
        return new()
        {
            Count = facts.Count,
            Of = of,
            Told = ComplaintDays.Of(facts.Where(fact => fact.FeedbackAt is not null).Select(fact => fact.FeedbackAt!.Value - fact.ReceivedAt), fewest),
            Ended = ComplaintDays.Of(facts.Where(fact => fact.EndedAt is not null).Select(fact => fact.EndedAt!.Value - fact.ReceivedAt), fewest),
            InTimeShare = Share(of[ComplaintMeasure.InTime], of[ComplaintMeasure.Judged]),
            InnerShare = Share(of[ComplaintMeasure.InnerInTime], of[ComplaintMeasure.InnerJudged]),
            ContentShare = Share(of[ComplaintMeasure.Content], of[ComplaintMeasure.Rated]),
            Visits = visits,
            Rate = visits is > 0 && facts.Count >= fewest ? facts.Count * PerVisits / visits : null,
        };
    }

    /// <summary>Groups by what is in them, the largest first.</summary>
    public IReadOnlyList<AnalysisLine> Groups(
        List<ComplaintFact> now,
        List<ComplaintFact> before,
        Func<ComplaintFact, string> key,
        IReadOnlyDictionary<string, string> names,
        IReadOnlyDictionary<string, int>? visits = null,
        IReadOnlyDictionary<string, int>? visitsBefore = null)
    {
        var (these, those) = (now.ToLookup(key, StringComparer.Ordinal), before.ToLookup(key, StringComparer.Ordinal));
        return [.. these.Select(group => group.Key).Union(those.Select(group => group.Key))
            .Select(code => new AnalysisLine(code, names.GetValueOrDefault(code), Of([.. these[code]], Visits(visits, code)), Of([.. those[code]], Visits(visitsBefore, code))))
            .OrderByDescending(line => line.Now.Count).ThenByDescending(line => line.Before.Count).ThenBy(line => line.Key, StringComparer.Ordinal)];
    }

    /// <summary>Every hour or weekday, those without complaints too.</summary>
    public IReadOnlyList<AnalysisLine> All(List<ComplaintFact> now, List<ComplaintFact> before, Func<ComplaintFact, int> key, int count)
    {
        var (these, those) = (now.ToLookup(key), before.ToLookup(key));
        return [.. Enumerable.Range(0, count).Select(at => new AnalysisLine(ComplaintFilters.Text(at), null, Of([.. these[at]]), Of([.. those[at]])))];
    }

    /// <summary>Every day of the period: how many came, and how many of those were told in time.</summary>
    public static IReadOnlyList<AnalysisDay> Days(List<ComplaintFact> now, DaySpan span)
    {
        var these = now.ToLookup(fact => fact.Day);
        return [.. Enumerable.Range(span.From.DayNumber, span.To.DayNumber - span.From.DayNumber + 1).Select(day => new AnalysisDay(DateOnly.FromDayNumber(day), these[day].Count(), these[day].Count(fact => fact.Is(ComplaintMeasure.InTime))))];
    }

    /// <summary>Months or quarters, cut to the days asked for.</summary>
    public IReadOnlyList<AnalysisLine> Periods(List<ComplaintFact> now, DaySpan span, Func<DateOnly, DateOnly> start, int months)
    {
        var these = now.ToLookup(fact => start(fact.On));
        var lines = new List<AnalysisLine>();
        for (var first = start(span.From); first <= span.To; first = first.AddMonths(months))
        {
            var whole = new DaySpan(first, first.AddMonths(months).AddDays(-1));
            var key = months == 1 ? first.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) : $"{first.Year:D4}-Q{(first.Month / 3) + 1}";
            lines.Add(new(key, key, Of([.. these[first]]), Nothing) { Span = whole.Within(span) });
        }

        return lines;
    }

    private static int? Visits(IReadOnlyDictionary<string, int>? visits, string code) => visits is not null && visits.TryGetValue(code, out var count) ? count : null;

    private double? Share(int part, int whole) => whole < fewest || whole == 0 ? null : (double)part / whole;
}
