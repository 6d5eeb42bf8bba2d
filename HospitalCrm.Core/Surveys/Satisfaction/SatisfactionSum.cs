namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>How one department, class, item or person was rated. Null figures: too few answers, or they could be told from the others and the total.</summary>
/// <param name="Key">A code; empty for all together.</param>
/// <param name="Answers">How many patients; told even where the figures are not.</param>
public sealed record SatisfactionSum(string Key, int Answers)
{
    public string? Name { get; init; }

    public double? Mean { get; init; }

    public double? SatisfiedShare { get; init; }

    public WilsonInterval? Interval { get; init; }

    /// <summary>Groups whose intervals do not touch, the best first: 1, 2, …; within one there is no order. Null where there are no figures.</summary>
    public int? Tier { get; init; }

    internal double Points { get; init; }

    internal int Satisfied { get; init; }

    public bool IsShown => SatisfiedShare is not null;

    internal SatisfactionSum Show() => this with { Mean = Points / Answers, SatisfiedShare = (double)Satisfied / Answers, Interval = WilsonInterval.Of(Satisfied, Answers) };
}

/// <summary>What may be shown of several groups and their total, and how they may be ordered.</summary>
internal static class SatisfactionGroups
{
    public const int Fewest = 5;

    /// <summary>
    /// Groups of fewer than five show no figures. Where those hidden together are fewer than five, or one alone, the total minus the others would tell
    /// them: the next smallest is hidden too, and where nothing is left to hide behind, the total.
    /// </summary>
    /// <param name="covered">Groups that may not be told for another reason.</param>
    public static (SatisfactionSum Total, IReadOnlyList<SatisfactionSum> Groups) Hide(IReadOnlyCollection<SatisfactionSum> groups, IReadOnlySet<string>? covered = null)
    {
        var total = new SatisfactionSum("", groups.Sum(group => group.Answers)) { Points = groups.Sum(group => group.Points), Satisfied = groups.Sum(group => group.Satisfied) };
        var hidden = groups.Where(group => group.Answers is > 0 and < Fewest || covered?.Contains(group.Key) == true).ToHashSet();
        var rest = new Queue<SatisfactionSum>(groups.Where(group => group.Answers >= Fewest && !hidden.Contains(group)).OrderBy(group => group.Answers));
        while (hidden.Count > 0 && (hidden.Count == 1 || hidden.Sum(group => group.Answers) < Fewest) && rest.TryDequeue(out var next))
        {
            hidden.Add(next);
        }

        var isTold = total.Answers >= Fewest && (hidden.Count == 0 || hidden.Sum(group => group.Answers) >= Fewest && hidden.Count > 1);
        return (isTold ? total.Show() : total, Rank([.. groups.Select(group => hidden.Contains(group) || group.Answers == 0 ? group : group.Show())]));
    }

    /// <summary>A new tier begins where an interval lies wholly below all that came before.</summary>
    private static SatisfactionSum[] Rank(SatisfactionSum[] groups)
    {
        var tiers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (tier, low) = (0, double.NegativeInfinity);
        foreach (var group in groups.Where(group => group.IsShown).OrderByDescending(group => group.Interval!.Value.High))
        {
            var interval = group.Interval!.Value;
            if (tier == 0 || interval.High < low)
            {
                (tier, low) = (tier + 1, interval.Low);
            }

            low = Math.Min(low, interval.Low);
            tiers[group.Key] = tier;
        }

        return [.. groups.Select(group => tiers.TryGetValue(group.Key, out var place) ? group with { Tier = place } : group)];
    }
}
