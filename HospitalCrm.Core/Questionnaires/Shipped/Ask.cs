using System.Globalization;

namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>The words the shipped questionnaires are written in.</summary>
internal static class Ask
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>有／没有.</summary>
    public static Question Has(string key, string text, string? warning = null) => YesNo(key, text, "有", "没有", warning);

    /// <summary>是／否.</summary>
    public static Question Is(string key, string text, string? warning = null) => YesNo(key, text, "是", "否", warning);

    /// <param name="options"><c>key:text</c>, separated by bars.</param>
    public static Question One(string key, string text, string options) => new() { Key = key, Text = text, Type = QuestionType.Single, Options = Options(options), IsRequired = true };

    public static Question Many(string key, string text, string options) => new() { Key = key, Text = text, Type = QuestionType.Multiple, Options = Options(options) };

    public static Question Figure(string key, string text, string? unit, decimal? min, decimal? max) =>
        new() { Key = key, Text = text, Type = QuestionType.Number, Unit = unit, Min = min, Max = max };

    public static Question Day(string key, string text) => new() { Key = key, Text = text, Type = QuestionType.Date };

    public static Question Words(string key, string text, LibraryKind? library = null) => new() { Key = key, Text = text, Type = QuestionType.Text, Library = library };

    public static Question Points(string key, string text, string? hint = null) => new() { Key = key, Text = text, Type = QuestionType.Scale, Hint = hint };

    public static Question Grid(string key, string text, string rows, string options) => new()
    {
        Key = key,
        Text = text,
        Type = QuestionType.Matrix,
        Rows = [.. Options(rows).Select(row => new MatrixRow(row.Key, row.Text))],
        Options = Options(options),
    };

    public static Question When(this Question question, string other, params IReadOnlyList<string> options) => question with { ShowWhen = Condition.AnyOf(other, options) };

    public static Question Must(this Question question) => question with { IsRequired = true };

    public static Question May(this Question question) => question with { IsRequired = false };

    public static Question Hint(this Question question, string hint) => question with { Hint = hint };

    /// <summary>Warns when one of these was chosen.</summary>
    public static Question Warns(this Question question, string why, params IReadOnlyList<string> options) => question.Warns(why, Condition.AnyOf(question.Key, options));

    public static Question WarnsFrom(this Question question, decimal limit, string why) => question.Warns(why, Condition.AtLeast(question.Key, limit));

    public static Question WarnsTo(this Question question, decimal limit, string why) => question.Warns(why, Condition.AtMost(question.Key, limit));

    public static Question Warns(this Question question, string why, params IReadOnlyList<Condition> when) =>
        question with { Flags = [.. question.Flags, new FlagRule { When = when, Why = why }] };

    public static OpinionRule Opinion(string opinion, string guidance, string? why, params IReadOnlyList<Condition> when) =>
        new() { When = when, Opinion = opinion, Guidance = guidance, Why = why };

    private static Question YesNo(string key, string text, string yes, string no, string? warning)
    {
        var question = One(key, text, $"{No}:{no}|{Yes}:{yes}");
        return warning is null ? question : question.Warns(warning, Yes);
    }

    /// <summary>Behind a star stands the score; an exclamation mark: alone or not at all.</summary>
    private static QuestionOption[] Options(string written) =>
    [
        .. written.Split('|').Select(option => option.Split(':', 2)).Select(option =>
        {
            var (text, score) = option[1].Split('*') is [var words, var points] ? (words, decimal.Parse(points, CultureInfo.InvariantCulture)) : (option[1], (decimal?)null);
            return new QuestionOption(option[0], text.TrimEnd('!'), score, text.EndsWith('!'));
        }),
    ];
}
