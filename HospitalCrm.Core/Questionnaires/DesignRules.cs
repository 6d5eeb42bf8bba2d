using System.Text.RegularExpressions;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Whether questions hold together: what is named must exist, and stand where it can be known. A draft may be unfinished; what is published may not.</summary>
public sealed partial class DesignRules
{
    public const int MostQuestions = 100;
    public const int MostOptions = 30;
    public const int LatestDay = 3650;

    private readonly QuestionSet _set;
    private readonly IReadOnlyDictionary<string, QuestionType> _before;
    private readonly List<DesignProblem> _problems = [];

    private DesignRules(QuestionSet set, IReadOnlyDictionary<string, QuestionType> before) => (_set, _before) = (set, before);

    /// <param name="before">What kind of answer each key had in editions that were published: a trend over two kinds would be nonsense.</param>
    public static IReadOnlyList<DesignProblem> Check(QuestionSet set, IReadOnlyDictionary<string, QuestionType> before)
    {
        var rules = new DesignRules(set, before);
        rules.CheckAll();
        return rules._problems;
    }

    private void CheckAll()
    {
        if (_set.Questions.Count is 0 or > MostQuestions)
        {
            Find(null, "Questionnaires.QuestionCount", MostQuestions);
        }

        if (_set.DueDays.Any(day => day is < 0 or > LatestDay))
        {
            Find(null, "Questionnaires.DueDays", LatestDay);
        }

        for (var place = 0; place < _set.Questions.Count; place++)
        {
            Check(_set.Questions[place], place);
        }

        foreach (var (place, rule) in _set.Opinions.Index())
        {
            Check(rule, place);
        }
    }

    private void Check(Question question, int place)
    {
        CheckNames(question);
        CheckAnswers(question);
        if (question.ShowWhen is { } branch)
        {
            Check(question.Key, branch);
            if (_set.Questions.Skip(place).Any(later => later.Key == branch.Question) || branch.IsOfTotals)
            {
                Find(question.Key, "Questionnaires.BranchLooksAhead");
            }
        }

        foreach (var rule in question.Flags)
        {
            if (rule.When.Count == 0 || string.IsNullOrWhiteSpace(rule.Why))
            {
                Find(question.Key, "Questionnaires.FlagUnfinished");
            }

            foreach (var condition in rule.When)
            {
                Check(question.Key, condition);
                if (condition.IsOfTotals)
                {
                    Find(question.Key, "Questionnaires.FlagOfTotals");
                }
            }
        }
    }

    private void CheckNames(Question question)
    {
        if (string.IsNullOrWhiteSpace(question.Text) || question.Text.Length > Question.LongestText)
        {
            Find(question.Key, "Questionnaires.QuestionText", Question.LongestText);
        }

        if (!KeyShape().IsMatch(question.Key))
        {
            Find(question.Key, "Questionnaires.KeyShape");
        }
        else if (_set.Questions.Count(other => other.Key == question.Key) > 1)
        {
            Find(question.Key, "Questionnaires.KeyTwice", question.Key);
        }

        if (_before.TryGetValue(question.Key, out var type) && type != question.Type)
        {
            Find(question.Key, "Questionnaires.TypeChanged", type);
        }
    }

    private void CheckAnswers(Question question)
    {
        if (question.HasOptions && question.Options.Count is < 2 or > MostOptions)
        {
            Find(question.Key, "Questionnaires.OptionCount", MostOptions);
        }

        if (question.HasOptions && !AreNamed(question.Options.Select(option => (option.Key, option.Text))))
        {
            Find(question.Key, "Questionnaires.OptionNames");
        }

        if (question.Type == QuestionType.Matrix && (question.Rows.Count is 0 or > MostOptions || !AreNamed(question.Rows.Select(row => (row.Key, row.Text)))))
        {
            Find(question.Key, "Questionnaires.MatrixRows", MostOptions);
        }

        if (question.Min > question.Max)
        {
            Find(question.Key, "Questionnaires.RangeTurned");
        }
    }

    private static bool AreNamed(IEnumerable<(string Key, string Text)> named)
    {
        var all = named.ToList();
        return all.TrueForAll(one => KeyShape().IsMatch(one.Key) && !string.IsNullOrWhiteSpace(one.Text))
            && all.DistinctBy(one => one.Key).Count() == all.Count
            && all.DistinctBy(one => one.Text.Trim()).Count() == all.Count;
    }

    private void Check(OpinionRule rule, int place)
    {
        if (string.IsNullOrWhiteSpace(rule.Opinion) || string.IsNullOrWhiteSpace(rule.Guidance))
        {
            Find(null, "Questionnaires.OpinionUnfinished", place + 1);
        }

        if (rule.When.Count == 0 && place < _set.Opinions.Count - 1)
        {
            Find(null, "Questionnaires.OpinionHidesOthers", place + 1);
        }

        foreach (var condition in rule.When)
        {
            Check(null, condition);
        }
    }

    /// <summary>Dangling references: questions and options that are not there (any more).</summary>
    private void Check(string? at, Condition condition)
    {
        if (condition.IsOfTotals)
        {
            if (condition.Limit is null || condition.Test is not (ConditionTest.AtLeast or ConditionTest.AtMost))
            {
                Find(at, "Questionnaires.LimitMissing");
            }
        }
        else if (_set.Find(condition.Question) is not { } named)
        {
            Find(at, "Questionnaires.QuestionGone", condition.Question);
        }
        else if (condition.Test is ConditionTest.AnyOf or ConditionTest.NoneOf)
        {
            CheckOptions(at, condition, named);
        }
        else if (condition.Test is ConditionTest.AtLeast or ConditionTest.AtMost && (condition.Limit is null || !named.IsFigure))
        {
            Find(at, named.IsFigure ? "Questionnaires.LimitMissing" : "Questionnaires.TestUnfit", named.Text);
        }
    }

    private void CheckOptions(string? at, Condition condition, Question named)
    {
        if (!named.HasOptions)
        {
            Find(at, "Questionnaires.TestUnfit", named.Text);
        }
        else if (condition.Options.Count == 0)
        {
            Find(at, "Questionnaires.OptionMissing", named.Text);
        }
        else if (condition.Options.FirstOrDefault(option => !Cells(named).Contains(option)) is { } gone)
        {
            Find(at, "Questionnaires.OptionGone", named.Text, gone);
        }
    }

    /// <summary>What a condition may ask of a question: its options, of a matrix every cell.</summary>
    public static IReadOnlyList<string> Cells(Question question) => question.Type == QuestionType.Matrix
        ? [.. question.Rows.SelectMany(_ => question.Options, (row, option) => $"{row.Key}={option.Key}")]
        : [.. question.Options.Select(option => option.Key)];

    private void Find(string? question, string code, params object?[] args) => _problems.Add(new(question, code, args));

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex KeyShape();
}
