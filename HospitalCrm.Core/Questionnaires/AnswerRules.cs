using System.Globalization;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Goes through the questions in their order: a branch depends on what stands above it only, so once is enough.</summary>
internal sealed class AnswerRules(QuestionSet set, Answers given)
{
    public const int LongestText = 2000;

    private readonly List<Question> _asked = [];
    private readonly List<AnswerProblem> _problems = [];
    private readonly List<RedFlag> _flags = [];
    private Answers _kept = Answers.None;
    private decimal? _score;

    public AnswerCheck Check()
    {
        foreach (var question in set.Questions)
        {
            if (question.ShowWhen is null || Holds(question.ShowWhen))
            {
                Ask(question);
            }
        }

        // Rules may look at anything that was asked, also below.
        foreach (var question in _asked)
        {
            Warn(question);
        }

        return new(_asked, _kept, _problems, _flags, _score, Derive());
    }

    private void Ask(Question question)
    {
        _asked.Add(question);
        var values = given[question.Key];
        if (values.Count == 0)
        {
            if (question.IsRequired)
            {
                Refuse(question, "Questionnaires.AnswerNeeded");
            }

            return;
        }

        var before = _problems.Count;
        Judge(question, values);
        if (_problems.Count == before)
        {
            // 38. and 038 are the same figure as 38.
            var kept = question.IsFigure ? [Question.Figure(values[0])!.Value.ToString("0.######", CultureInfo.InvariantCulture)] : values;
            _kept = _kept.With(question.Key, kept);
            Count(question, kept);
        }
    }

    private void Judge(Question question, IReadOnlyList<string> values)
    {
        switch (question.Type)
        {
            case QuestionType.Single:
                JudgeOptions(question, values, mostly: 1);
                break;
            case QuestionType.Multiple:
                JudgeOptions(question, values, int.MaxValue);
                break;
            case QuestionType.Matrix:
                JudgeRows(question, values);
                break;
            case QuestionType.Number:
                JudgeFigure(question, values, question.Min, question.Max);
                break;
            case QuestionType.Scale:
                JudgeFigure(question, values, 0, 10);
                break;
            case QuestionType.Date when values is not [var day] || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                Refuse(question, "Questionnaires.AnswerNoDate");
                break;
            case QuestionType.Text when values is not [{ Length: <= LongestText }]:
                Refuse(question, "Questionnaires.AnswerTooLong", LongestText);
                break;
        }
    }

    private void JudgeOptions(Question question, IReadOnlyList<string> values, int mostly)
    {
        var chosen = values.Select(value => question.Options.FirstOrDefault(option => option.Key == value)).ToList();
        if (chosen.Contains(null) || values.Count > mostly || values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            Refuse(question, "Questionnaires.AnswerUnknown");
        }
        else if (chosen.Find(option => option!.IsExclusive) is { } alone && chosen.Count > 1)
        {
            Refuse(question, "Questionnaires.AnswerExclusive", alone.Text);
        }
    }

    private void JudgeRows(Question question, IReadOnlyList<string> values)
    {
        var cells = values.Select(value => value.Split('=', 2)).ToList();
        if (cells.Exists(cell => cell is not [var row, var option] || question.Rows.All(known => known.Key != row) || question.Options.All(known => known.Key != option))
            || cells.Select(cell => cell[0]).Distinct(StringComparer.Ordinal).Count() < cells.Count)
        {
            Refuse(question, "Questionnaires.AnswerUnknown");
        }
        else if (question.IsRequired && question.Rows.FirstOrDefault(row => cells.TrueForAll(cell => cell[0] != row.Key)) is { } open)
        {
            Refuse(question, "Questionnaires.AnswerRowNeeded", open.Text);
        }
    }

    private void JudgeFigure(Question question, IReadOnlyList<string> values, decimal? least, decimal? most)
    {
        if (values is not [var only] || Question.Figure(only) is not { } figure || (question.Type == QuestionType.Scale && figure != decimal.Truncate(figure)))
        {
            Refuse(question, "Questionnaires.AnswerNoNumber");
        }
        else if (figure < least || figure > most)
        {
            Refuse(question, "Questionnaires.AnswerOutside", Range(least), Range(most));
        }
    }

    private static string Range(decimal? end) => end?.ToString("0.###", CultureInfo.InvariantCulture) ?? "…";

    private void Count(Question question, IReadOnlyList<string> values)
    {
        var points = question.Type == QuestionType.Scale
            ? [question.Weight is { } weight ? Question.Figure(values[0]) * weight : null]
            : values.Select(value => value.Split('=', 2)[^1]).Select(key => question.Options.FirstOrDefault(option => option.Key == key)?.Score).ToArray();
        if (points.Any(point => point is not null))
        {
            _score = (_score ?? 0) + points.Sum(point => point ?? 0);
        }
    }

    private void Warn(Question question)
    {
        foreach (var rule in question.Flags.Where(rule => rule.When.Count > 0 && rule.When.All(Holds)))
        {
            _flags.Add(new(question.Key, question.Text, question.Say(_kept[question.Key]), rule.Why));
        }
    }

    private DerivedOpinion? Derive()
    {
        if (set.Opinions.FirstOrDefault(rule => rule.When.All(Holds)) is not { } rule || _kept.IsEmpty)
        {
            return null;
        }

        var facts = rule.When.Where(condition => !condition.IsOfTotals).Select(condition => condition.Question).Distinct()
            .Select(key => _asked.First(question => question.Key == key))
            .Select(question => $"{Question.Topic(question.Text)}：{question.Say(_kept[question.Key])}");
        var flagged = rule.When.Any(condition => condition.Question == Condition.Flags) ? _flags.Select(flag => $"{Question.Topic(flag.QuestionText)}：{flag.AnswerText}") : [];
        return new(rule.Opinion, rule.Guidance, string.Join("；", new[] { rule.Why }.Where(why => !string.IsNullOrWhiteSpace(why)).Concat(facts).Concat(flagged)));
    }

    private bool Holds(Condition condition)
    {
        var values = _kept[condition.Question];
        return condition switch
        {
            { Question: Condition.Score } => Compare(condition, _score),
            { Question: Condition.Flags } => Compare(condition, _flags.Count),
            _ when values.Count == 0 => false,
            { Test: ConditionTest.Answered } => true,
            { Test: ConditionTest.AnyOf } => values.Any(condition.Options.Contains),
            { Test: ConditionTest.NoneOf } => !values.Any(condition.Options.Contains),
            _ => Compare(condition, Question.Figure(values[0])),
        };
    }

    private static bool Compare(Condition condition, decimal? figure) => condition.Test switch
    {
        ConditionTest.AtLeast => figure >= condition.Limit,
        ConditionTest.AtMost => figure <= condition.Limit,
        _ => figure is not null,
    };

    private void Refuse(Question question, string code, params object?[] args) => _problems.Add(new(question.Key, code, args));
}
