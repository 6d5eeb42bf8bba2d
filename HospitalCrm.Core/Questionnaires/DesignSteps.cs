using System.Globalization;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>What a designer does to questions: each step gives new ones, so that every step can be taken back.</summary>
public static class DesignSteps
{
    /// <summary>A new question behind a place (−1: at the front).</summary>
    /// <param name="used">Keys that once named something; they never name anything else.</param>
    public static QuestionSet Add(this QuestionSet set, int after, QuestionType type, IReadOnlySet<string> used)
    {
        var key = Next("q", set.Questions.Select(question => question.Key).Concat(used));
        return set.Insert(after + 1, Shaped(new() { Key = key, Type = type }, used));
    }

    /// <summary>The same once more below it, under a key of its own; what looked at its own answer looks at the copy's.</summary>
    public static QuestionSet Copy(this QuestionSet set, int place, IReadOnlySet<string> used)
    {
        var copied = set.Questions[place];
        var key = Next("q", set.Questions.Select(question => question.Key).Concat(used));
        return set.Insert(place + 1, copied with { Key = key, Flags = [.. copied.Flags.Select(flag => flag with { When = [.. flag.When.Select(Own)] })] });

        Condition Own(Condition condition) => condition.Question == copied.Key ? condition with { Question = key } : condition;
    }

    /// <summary>What named it is left as it is: it is told of, and mended by whoever deletes.</summary>
    public static QuestionSet Remove(this QuestionSet set, int place) => set with { Questions = [.. set.Questions.Where((_, at) => at != place)] };

    public static QuestionSet Move(this QuestionSet set, int place, int by)
    {
        var to = place + by;
        return to < 0 || to >= set.Questions.Count ? set : set.Remove(place).Insert(to, set.Questions[place]);
    }

    public static QuestionSet Put(this QuestionSet set, int place, Question question) => set with { Questions = [.. set.Questions.Select((known, at) => at == place ? question : known)] };

    /// <summary>Another kind of answer: what it needs is there, and what it cannot have is gone.</summary>
    public static Question Turn(this Question question, QuestionType type, IReadOnlySet<string> used) =>
        Shaped(question with { Type = type, Flags = type == question.Type ? question.Flags : [] }, used);

    public static Question AddOption(this Question question, IReadOnlySet<string> used)
    {
        var named = question.Options.Select(option => option.Key).Concat(used.Where(key => key.StartsWith(question.Key + "/", StringComparison.Ordinal)).Select(key => key[(question.Key.Length + 1)..]));
        return question with { Options = [.. question.Options, new(Next("o", named.Concat(Referred(question))), "")] };
    }

    public static Question AddRow(this Question question) =>
        question with { Rows = [.. question.Rows, new(Next("r", question.Rows.Select(row => row.Key).Concat(Referred(question).Select(cell => cell.Split('=')[0]))), "")] };

    private static QuestionSet Insert(this QuestionSet set, int place, Question question) => set with { Questions = [.. set.Questions.Take(place), question, .. set.Questions.Skip(place)] };

    private static Question Shaped(Question question, IReadOnlySet<string> used)
    {
        var shaped = question with
        {
            Options = question.HasOptions ? question.Options : [],
            Rows = question.Type == QuestionType.Matrix ? question.Rows : [],
            Unit = question.Type == QuestionType.Number ? question.Unit : null,
            Min = question.Type == QuestionType.Number ? question.Min : null,
            Max = question.Type == QuestionType.Number ? question.Max : null,
            Weight = question.Type == QuestionType.Scale ? question.Weight : null,
            Library = question.Type == QuestionType.Text ? question.Library : null,
        };
        while (shaped.HasOptions && shaped.Options.Count < 2)
        {
            shaped = shaped.AddOption(used);
        }

        return shaped.Type == QuestionType.Matrix && shaped.Rows.Count == 0 ? shaped.AddRow() : shaped;
    }

    private static IEnumerable<string> Referred(Question question) => question.Flags.SelectMany(flag => flag.When).Where(condition => condition.Question == question.Key).SelectMany(condition => condition.Options);

    private static string Next(string letter, IEnumerable<string> taken)
    {
        var last = taken.Where(key => key.StartsWith(letter, StringComparison.Ordinal))
            .Select(key => int.TryParse(key.AsSpan(letter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty().Max();
        return letter + (last + 1).ToString(CultureInfo.InvariantCulture);
    }
}
