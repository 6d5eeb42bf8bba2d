using System.Globalization;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Questionnaires that fit into a message: one question, answered by one figure.</summary>
internal static class MessageQuestion
{
    private const int MostOptions = 9;
    private const int Points = 10;

    /// <summary>The only question; null where there are more, or it takes more than a figure.</summary>
    public static Question? Of(QuestionSet set) => set.Questions is [{ ShowWhen: null } only]
        && (only is { Type: QuestionType.Scale } || (only is { Type: QuestionType.Single, Options.Count: > 1 and <= MostOptions })) ? only : null;

    /// <summary>1没有，2有; of a scale 0到10.</summary>
    public static string Offer(Question question) => question.Type == QuestionType.Scale
        ? string.Create(CultureInfo.InvariantCulture, $"0到{Points}")
        : string.Join('，', question.Options.Index().Select(option => string.Create(CultureInfo.InvariantCulture, $"{option.Index + 1}{option.Item.Text}")));

    /// <summary>What was replied, as an answer; null: somebody has to read it.</summary>
    public static string? Read(Question question, string text)
    {
        var said = ReplyReading.Fold(text);
        said = said.EndsWith('分') ? said[..^1] : said;
        var figure = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : (int?)null;
        if (question.Type == QuestionType.Scale)
        {
            return figure is >= 0 and <= Points ? figure.Value.ToString(CultureInfo.InvariantCulture) : null;
        }

        return figure is { } place
            ? place >= 1 && place <= question.Options.Count ? question.Options[place - 1].Key : null
            : question.Options.FirstOrDefault(option => ReplyReading.Fold(option.Text) == said)?.Key;
    }
}
