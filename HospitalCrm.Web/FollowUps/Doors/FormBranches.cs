using System.Text;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Web.FollowUps.Doors;

/// <summary>
/// Questions that are asked only after certain answers, hidden and shown by the style sheet alone: it sees what is ticked. A browser that
/// cannot shows them all, and so is a branch that hangs on a figure; the server leaves out what was not asked.
/// </summary>
internal static class FormBranches
{
    public static string Style(QuestionSet set)
    {
        var style = new StringBuilder();
        foreach (var (at, question) in set.Questions.Index())
        {
            if (Shown(set, question) is { } when)
            {
                style.Append(System.Globalization.CultureInfo.InvariantCulture, $"#b{at}{{display:none}}form{when} #b{at}{{display:block}}");
            }
        }

        return style.Length == 0 ? "" : $"@supports selector(:has(*)){{{style}}}";
    }

    /// <summary>Whether a question shows only sometimes and the style cannot tell when.</summary>
    public static bool IsOpen(QuestionSet set, Question question) => question.ShowWhen is not null && Shown(set, question) is null;

    /// <summary>Null: always.</summary>
    private static string? Shown(QuestionSet set, Question question)
    {
        if (question.ShowWhen is not { } when || set.Find(when.Question) is not { HasOptions: true } asked)
        {
            return null;
        }

        var place = set.Questions.Index().First(known => known.Item.Key == asked.Key).Index;
        var own = when.Test switch
        {
            ConditionTest.AnyOf => Any(place, asked, when.Options),
            ConditionTest.NoneOf => $":has(#b{place} :checked):not({Any(place, asked, when.Options)})",
            ConditionTest.Answered => $":has(#b{place} :checked)",
            _ => null,
        };
        return own is null ? null : own + Shown(set, asked);
    }

    private static string Any(int place, Question asked, IReadOnlyList<string> options) =>
        $":has({string.Join(',', options.SelectMany(option => Ids(place, asked, option)).Select(id => $"#{id}:checked").DefaultIfEmpty("#none"))})";

    private static IEnumerable<string> Ids(int place, Question asked, string option)
    {
        if (asked.Type != QuestionType.Matrix)
        {
            return asked.Options.Index().Where(known => known.Item.Key == option).Select(known => $"{PostedAnswers.Name(place)}o{known.Index}");
        }

        var cell = option.Split('=', 2);
        return from row in asked.Rows.Index()
               from column in asked.Options.Index()
               where cell is [var wanted, var value] ? row.Item.Key == wanted && column.Item.Key == value : column.Item.Key == option
               select $"{PostedAnswers.Name(place, row.Index)}o{column.Index}";
    }
}
