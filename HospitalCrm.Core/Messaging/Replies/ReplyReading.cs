using System.Globalization;
using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

/// <summary>What a reply says, word by word. A refusal is a word and nothing else: 「请问T恤……」 is none.</summary>
public static class ReplyReading
{
    private static readonly Dictionary<string, int> Ratings = new(StringComparer.Ordinal)
    {
        ["非常满意"] = 5,
        ["很满意"] = 5,
        ["五"] = 5,
        ["满意"] = 4,
        ["四"] = 4,
        ["一般"] = 3,
        ["三"] = 3,
        ["不满意"] = 2,
        ["二"] = 2,
        ["两"] = 2,
        ["很不满意"] = 1,
        ["非常不满意"] = 1,
        ["一"] = 1,
        ["FIVE"] = 5,
        ["FOUR"] = 4,
        ["THREE"] = 3,
        ["TWO"] = 2,
        ["ONE"] = 1,
    };

    private static readonly string[] Questions = ["?", "请问", "咨询", "吗", "怎么", "什么时候", "多少", "能不能", "可以不可以"];

    // What may stand between a figure and the words behind it.
    private const string Gap = " ,，。;；!";

    /// <summary>Full width to half width, what cannot be seen away (joiners, marks of direction, the frame of an emoji figure), blanks and marks at the ends too, capitals.</summary>
    public static string Fold(string text) => Shown(text).Normalize(NormalizationForm.FormKC)
        .Trim().Trim('.', '。', '!', ',', ';', ':', '~', '、', '"', '\'', '“', '”', '「', '」', '【', '】', '[', ']', '(', ')', ' ', '\u3000').ToUpperInvariant();

    /// <summary>As it may stand on a page: nothing in it turns the line around or hides.</summary>
    public static string Shown(string text) => string.Concat(text.EnumerateRunes().Where(IsSeen).Select(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value != '\n' ? " " : rune.ToString()));

    public static bool IsOptOut(string folded, string words) => Split(words).Any(word => Fold(word) == folded);

    public static bool IsVaccinated(string folded, string words) => Split(words).Any(word => Fold(word) == folded);

    /// <summary>1 … 5: the figure or its word alone, or a figure with words behind it (「2，等了太久」).</summary>
    public static int? Rating(string folded)
    {
        var word = folded.EndsWith('分') || folded.EndsWith('星') ? folded[..^1] : folded;
        if (word is [>= '1' and <= '5'])
        {
            return word[0] - '0';
        }

        return Ratings.TryGetValue(word, out var rating) ? rating : Remark(folded) is null ? null : folded[0] - '0';
    }

    /// <summary>What was written behind a rating.</summary>
    public static string? Remark(string folded)
    {
        if (folded is not [>= '1' and <= '5', _, ..])
        {
            return null;
        }

        var at = folded[1] is '分' or '星' ? 2 : 1;
        var rest = folded[at..].TrimStart([.. Gap]);
        return rest.Length > 0 && (at == 2 || rest.Length < folded.Length - at) && !char.IsDigit(rest[0]) ? rest : null;
    }

    public static bool IsComplaint(string folded, string words) => Split(words).Any(word => folded.Contains(Fold(word), StringComparison.Ordinal));

    public static bool IsQuestion(string folded) => Questions.Any(word => folded.Contains(word, StringComparison.Ordinal));

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned) && rune.Value is not (>= 0xFE00 and <= 0xFE0F);

    private static string[] Split(string words) => TypedWords.Words(words);
}
