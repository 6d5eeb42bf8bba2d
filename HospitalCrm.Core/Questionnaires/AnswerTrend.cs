namespace HospitalCrm.Core.Questionnaires;

/// <summary>How the answers to one question went over the years and editions: what it is called may change, its key does not.</summary>
/// <param name="Text">As it was asked last.</param>
public sealed record AnswerTrend(string Questionnaire, string Key, string Text, string? Unit, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>Of figures, points of choices, and scores (key <see cref="Condition.Score"/>); what was answered only once is no trend.</summary>
    public static IReadOnlyList<AnswerTrend> Of(IEnumerable<SheetReading> sheets) =>
    [
        .. sheets.SelectMany(FoundIn)
            .GroupBy(point => (point.Code, point.Key))
            .Where(group => group.Count() > 1)
            .Select(group => new AnswerTrend(
                group.Last().Name,
                group.Key.Key,
                group.Last().Text,
                group.Last().Unit,
                [.. group.Select(point => new TrendPoint(point.At, point.Number, point.Figure, point.Said, point.IsFlagged))])),
    ];

    private static IEnumerable<Found> FoundIn(SheetReading sheet)
    {
        foreach (var question in sheet.Set.Questions)
        {
            var values = sheet.Answers[question.Key];
            var figure = values.Count == 0 ? null : question.IsFigure ? Question.Figure(values[0]) : Score(question, values);
            if (figure is { } known)
            {
                yield return new(sheet.Code, sheet.Name, question.Key, question.Text, question.Unit, sheet.FilledAt, sheet.Number, known, question.Say(values), sheet.Flags.Any(flag => flag.Question == question.Key));
            }
        }

        if (sheet.Score is { } score)
        {
            yield return new(sheet.Code, sheet.Name, Condition.Score, "", null, sheet.FilledAt, sheet.Number, score, score.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), false);
        }
    }

    private static decimal? Score(Question question, IReadOnlyList<string> values) => question.Type == QuestionType.Single
        ? question.Options.FirstOrDefault(option => option.Key == values[0])?.Score
        : null;

    private sealed record Found(string Code, string Name, string Key, string Text, string? Unit, DateTimeOffset At, int Number, decimal Figure, string Said, bool IsFlagged);
}

/// <param name="Number">The edition it was asked in.</param>
/// <param name="Said">The answer in words.</param>
public sealed record TrendPoint(DateTimeOffset At, int Number, decimal Figure, string Said, bool IsFlagged);
