namespace HospitalCrm.Core.Surveys;

/// <summary>How some questions were answered. Of fewer than <see cref="Fewest"/> answers only their number is told: they would name the patients.</summary>
/// <param name="Key">A department's code, or a month as <c>yyyy-MM</c>; empty for all together.</param>
/// <param name="Asked">How many messages went out.</param>
public sealed record RatingSum(string Key, int Asked, int Answered)
{
    public const int Fewest = 5;

    public string? Name { get; init; }

    /// <summary>Null when there are too few.</summary>
    public double? Mean { get; init; }

    public double? SatisfiedShare { get; init; }

    public WilsonInterval? Interval { get; init; }

    /// <summary>Answers of 1 … 5, by place; null when there are too few.</summary>
    public IReadOnlyList<int>? Scores { get; init; }

    public double? ResponseRate => Asked == 0 ? null : (double)Answered / Asked;

    /// <param name="counts">How often each score was given; a null score is no answer.</param>
    internal static RatingSum Of(string key, IReadOnlyCollection<(int? Score, int Count)> counts)
    {
        int Times(int score) => counts.Where(count => count.Score == score).Sum(count => count.Count);
        int[] scores = [.. Enumerable.Range(1, 5).Select(Times)];
        var answered = scores.Sum();
        var sum = new RatingSum(key, counts.Sum(count => count.Count), answered);
        var satisfied = scores[SmsRating.Satisfied - 1] + scores[^1];
        return answered < Fewest ? sum : sum with
        {
            Mean = scores.Select((times, at) => (at + 1.0) * times).Sum() / answered,
            SatisfiedShare = (double)satisfied / answered,
            Interval = WilsonInterval.Of(satisfied, answered),
            Scores = scores,
        };
    }
}
