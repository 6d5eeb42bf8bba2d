using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>What a text is found by, without a dictionary of words: every two neighbouring characters, and how its phrases are read.</summary>
public static class KnowledgeWords
{
    public const int Longest = 32;

    /// <summary>No character of a text is one: readings stand apart from pairs of letters.</summary>
    private const string Reading = "~";
    private const int LongestPhrase = 12;
    private const int ShortestPart = 3;
    private const int LongestPart = 9;
    private const int MostWithin = 40;

    // What stands in every question tells nothing of it.
    private static readonly string[] Idle = ["请问", "您好", "你好", "想问", "我想", "一下", "怎么", "什么", "哪里", "有没有", "可以"];

    public static IReadOnlySet<string> Of(string title, string questions, string? department)
    {
        string[] phrases = [title, .. TypedWords.Phrases(questions), department ?? ""];
        var terms = new HashSet<string>(phrases.SelectMany(Pairs), StringComparer.Ordinal);
        foreach (var phrase in phrases.Where(phrase => phrase.EnumerateRunes().Count() is > 1 and <= LongestPhrase))
        {
            var read = Pinyin.Of(phrase);
            terms.Add(Cut(Reading + read.Initials));
            terms.Add(Cut(Reading + read.Full));
        }

        return terms;
    }

    /// <summary>Pairs of what was typed, without what stands in every question.</summary>
    public static IReadOnlyList<string> Typed(string typed)
    {
        var text = Plain(typed);
        var telling = Idle.Aggregate(text, (left, idle) => left.Replace(idle, " ", StringComparison.Ordinal));
        var pairs = Pairs(telling).Distinct(StringComparer.Ordinal).ToList();
        return pairs.Count > 0 ? pairs : [.. Pairs(text).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What was typed as the beginning of a reading, if it can be one.</summary>
    public static string? TypedReading(string typed) => Pinyin.Typed(Plain(typed)) is { Length: > 1 } letters ? Cut(Reading + letters) : null;

    /// <summary>A single character other than a letter: Latin ones begin a reading.</summary>
    public static string? TypedOne(string typed) =>
        Plain(typed).EnumerateRunes().Where(Rune.IsLetterOrDigit).Take(2).ToList() is [var one] && !one.IsAscii ? one.ToString() : null;

    /// <summary>How every part of a question that can be a wording is read, with its length; the beginning of a very long one only.</summary>
    public static IReadOnlyDictionary<string, int> Within(string typed)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        var runes = Plain(typed).EnumerateRunes().Take(MostWithin).ToList();
        for (var from = 0; from < runes.Count; from++)
        {
            for (var length = 1; length <= LongestPart && from + length <= runes.Count && Rune.IsLetterOrDigit(runes[from + length - 1]); length++)
            {
                if (length >= ShortestPart)
                {
                    parts[Cut(Reading + Pinyin.Of(string.Concat(runes.GetRange(from, length))).Full)] = length;
                }
            }
        }

        return parts;
    }

    private static IEnumerable<string> Pairs(string text)
    {
        Rune? before = null;
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            var isPart = Rune.IsLetterOrDigit(rune);
            if (isPart && before is { } first)
            {
                yield return $"{first}{rune}";
            }

            before = isPart ? rune : null;
        }
    }

    private static string Plain(string text) => PersonNames.Simplify(PersonNames.Fold(text)).ToLowerInvariant();

    private static string Cut(string term) => term.Length > Longest ? term[..Longest] : term;
}
