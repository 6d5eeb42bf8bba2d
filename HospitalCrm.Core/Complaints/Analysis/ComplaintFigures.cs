namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>
/// The figures of some complaints. Counts are told always: each opens its list, to the same reader. Shares, times and rates of fewer than
/// <see cref="AnalysisParameters.Fewest"/> are null.
/// </summary>
public sealed record ComplaintFigures
{
    public int Count { get; init; }

    /// <summary>How many of them a measure counts.</summary>
    public IReadOnlyDictionary<ComplaintMeasure, int> Of { get; init; } = new Dictionary<ComplaintMeasure, int>();

    /// <summary>Days from receipt until the complainant was told.</summary>
    public ComplaintDays? Told { get; init; }

    /// <summary>Days from receipt until the end.</summary>
    public ComplaintDays? Ended { get; init; }

    public double? InTimeShare { get; init; }

    public double? InnerShare { get; init; }

    public double? ContentShare { get; init; }

    /// <summary>Visits begun in the period; null where the hospital's systems told of none.</summary>
    public int? Visits { get; init; }

    /// <summary>Complaints per 10,000 visits.</summary>
    public double? Rate { get; init; }

    public int this[ComplaintMeasure measure] => Of.GetValueOrDefault(measure);
}

public sealed record ComplaintDays(double Median, double P90)
{
    /// <summary>By nearest rank: a figure that some complaint really has.</summary>
    internal static ComplaintDays? Of(IEnumerable<TimeSpan> spans, int fewest)
    {
        var sorted = spans.Select(span => span.TotalDays).Order().ToList();
        return sorted.Count < fewest || sorted.Count == 0 ? null : new(Rank(sorted, 0.5), Rank(sorted, 0.9));
    }

    private static double Rank(List<double> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];
}
