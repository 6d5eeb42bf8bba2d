using System.Globalization;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>Questionnaires and answers nobody thought of; the same for the same seed.</summary>
internal sealed class RandomForms(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>One that may be published: every condition names what is there, branches look up only.</summary>
    public QuestionSet Set()
    {
        var questions = new List<Question>();
        var count = _random.Next(1, 15);
        for (var place = 0; place < count; place++)
        {
            questions.Add(Question(place, questions));
        }

        return new()
        {
            Questions = questions,
            Opinions = [.. Enumerable.Range(0, _random.Next(4)).Select(rule => new OpinionRule { When = [Condition(questions)], Opinion = $"意见{rule}", Guidance = "按约复诊" })],
            Opening = "您好",
            DueDays = [_random.Next(1, 90)],
        };
    }

    /// <summary>Some sensible, some nonsense, some of questions that are not there.</summary>
    public Answers Answers(QuestionSet set)
    {
        var answers = Core.Questionnaires.Answers.None.With("nowhere", "x");
        foreach (var question in set.Questions.Where(_ => _random.Next(5) > 0))
        {
            answers = answers.With(question.Key, _random.Next(10) == 0 ? ["nonsense"] : Values(question));
        }

        return answers;
    }

    /// <summary>Every question answered as it may be.</summary>
    public Answers Full(QuestionSet set) => set.Questions.Aggregate(Core.Questionnaires.Answers.None, (answers, question) => answers.With(question.Key, Values(question)));

    private Question Question(int place, List<Question> above)
    {
        var type = Enum.GetValues<QuestionType>()[_random.Next(7)];
        var question = new Question
        {
            Key = $"q{place}",
            Text = $"问题{place}？",
            Type = type,
            IsRequired = _random.Next(2) == 0,
            Unit = type == QuestionType.Number ? "kg" : null,
            Min = type == QuestionType.Number ? 1 : null,
            Max = type == QuestionType.Number ? 50 : null,
            Weight = type == QuestionType.Scale ? 2 : null,
            Options = type is QuestionType.Single or QuestionType.Multiple or QuestionType.Matrix
                ? [.. Enumerable.Range(0, _random.Next(2, 5)).Select(option => new QuestionOption($"o{option}", $"选项{option}", _random.Next(2) == 0 ? option : null))]
                : [],
            Rows = type == QuestionType.Matrix ? [new("r0", "第一行"), new("r1", "第二行")] : [],
            ShowWhen = above.Count > 0 && _random.Next(2) == 0 ? Condition(above) : null,
        };
        return _random.Next(3) == 0 ? question with { Flags = [new() { When = [Condition([.. above, question])], Why = "需要留意" }] } : question;
    }

    private Condition Condition(List<Question> of)
    {
        var question = of[_random.Next(of.Count)];
        var cells = DesignRules.Cells(question);
        return cells.Count > 0 && _random.Next(4) > 0
            ? new() { Question = question.Key, Test = _random.Next(2) == 0 ? ConditionTest.AnyOf : ConditionTest.NoneOf, Options = [cells[_random.Next(cells.Count)]] }
            : question.IsFigure ? new() { Question = question.Key, Test = ConditionTest.AtLeast, Limit = _random.Next(10) }
            : new() { Question = question.Key, Test = ConditionTest.Answered };
    }

    private IReadOnlyList<string> Values(Question question) => question.Type switch
    {
        QuestionType.Single => [question.Options[_random.Next(question.Options.Count)].Key],
        QuestionType.Multiple => [.. question.Options.Select(option => option.Key).Take(_random.Next(1, question.Options.Count + 1))],
        QuestionType.Number => [_random.Next(1, 51).ToString(CultureInfo.InvariantCulture)],
        QuestionType.Scale => [_random.Next(11).ToString(CultureInfo.InvariantCulture)],
        QuestionType.Date => ["2026-03-05"],
        QuestionType.Matrix => [.. question.Rows.Select(row => $"{row.Key}={question.Options[_random.Next(question.Options.Count)].Key}")],
        _ => ["胃口好，睡得香；“引号”和<尖括号>"],
    };
}
