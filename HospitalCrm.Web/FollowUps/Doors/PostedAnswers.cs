using System.Globalization;
using System.Text;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Web.FollowUps.Doors;

/// <summary>A posted form as answers. Fields are named by the place of their question, as keys may hold anything.</summary>
internal static class PostedAnswers
{
    public static string Name(int question) => string.Create(CultureInfo.InvariantCulture, $"q{question}");

    public static string Name(int question, int row) => string.Create(CultureInfo.InvariantCulture, $"q{question}r{row}");

    /// <summary>Whatever came is an answer; whether it can be meant the questions themselves judge.</summary>
    public static Answers Read(QuestionSet set, IFormCollection form)
    {
        var answers = Answers.None;
        foreach (var (at, question) in set.Questions.Index())
        {
            answers = answers.With(question.Key, question.Type switch
            {
                QuestionType.Multiple => [.. form[Name(at)].OfType<string>()],
                QuestionType.Matrix => [.. question.Rows.Index().Select(row => (row.Item.Key, Value: form[Name(at, row.Index)].ToString())).Where(row => row.Value.Length > 0).Select(row => $"{row.Key}={row.Value}")],
                QuestionType.Number or QuestionType.Scale => [form[Name(at)].ToString().Normalize(NormalizationForm.FormKC).Trim()],
                _ => [form[Name(at)].ToString().ReplaceLineEndings("\n").Trim()],
            });
        }

        return answers;
    }
}
