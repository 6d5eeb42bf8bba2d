using System.Globalization;
using System.Text;

namespace HospitalCrm.Core.Patients.Names;

/// <summary>Reads names: one table of characters, the surnames that are read in their own way, and the second readings people may mean.</summary>
public static class Pinyin
{
    /// <summary>With the first: so many strings of initials find a name.</summary>
    private const int MostInitials = 4;
    private const int MostReadings = 4;
    private const string Unknown = "?";

    public static NameReading Of(string? name)
    {
        var parts = Parts(PersonNames.Fold(name));
        if (parts.Count == 1)
        {
            Surname(parts[0]);
        }

        var syllables = parts.SelectMany(part => part).ToList();
        var whole = syllables.ConvertAll(syllable => syllable.Readings[0]);
        var initials = Initials(whole);
        var variants = Variants(syllables).Take(64).ToList();
        IEnumerable<string> first = parts.Count > 1 ? [Initials(parts[0].Select(syllable => syllable.Readings[0]))] : [];
        return new(
            whole,
            initials,
            [.. first.Concat(variants.Select(variant => Initials(variant))).Where(other => other.Length > 0 && other != initials).Distinct().Take(MostInitials - 1)],
            [.. variants.Select(variant => string.Concat(variant)).Where(other => other != string.Concat(whole)).Distinct().Take(MostReadings - 1)]);
    }

    /// <summary>What somebody typed into a search, if it can be meant as a reading: small letters, <c>ü</c> as <c>v</c>, no blanks.</summary>
    public static string? Typed(string folded)
    {
        var typed = new StringBuilder(folded.Length);
        foreach (var character in folded.Normalize(NormalizationForm.FormC))
        {
            if (char.IsAsciiLetter(character))
            {
                typed.Append(char.ToLowerInvariant(character));
            }
            else if (character is 'ü' or 'Ü')
            {
                typed.Append('v');
            }
            else if (character is not (' ' or '\'' or '’' or '·' or '-'))
            {
                return null;
            }
        }

        return typed.Length == 0 ? null : typed.ToString();
    }

    private static string Initials(IEnumerable<string> syllables) => string.Concat(syllables.Select(syllable => syllable[0]));

    /// <summary>Parts between dots and blanks; a word in Latin letters is one syllable.</summary>
    private static List<List<Syllable>> Parts(string name)
    {
        List<List<Syllable>> parts = [[]];
        var word = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (CharacterTables.Reading(rune) is { } reading)
            {
                EndWord(parts[^1], word);
                parts[^1].Add(new(rune, [reading, .. OtherReadings.Of(rune, reading)]));
            }
            else if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                word.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else if (Rune.IsLetterOrDigit(rune) || rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
            {
                EndWord(parts[^1], word);
                parts[^1].Add(new(rune, [Unknown]));
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                EndWord(parts[^1], word);
                if (parts[^1].Count > 0)
                {
                    parts.Add([]);
                }
            }
        }

        EndWord(parts[^1], word);
        parts.RemoveAll(part => part.Count == 0);
        return parts;
    }

    private static void EndWord(List<Syllable> part, StringBuilder word)
    {
        if (word.Length > 0)
        {
            part.Add(new(new Rune(' '), [word.ToString()]));
            word.Clear();
        }
    }

    /// <summary>The first one or two characters as a surname: its reading comes first, the usual one stays among the others.</summary>
    private static void Surname(List<Syllable> name)
    {
        var single = SurnameReadings.Of(name[0].Character.ToString());
        var pair = name.Count > 1 ? SurnameReadings.OfTwo($"{name[0].Character}{name[1].Character}") : [];
        if (pair.Count == 2)
        {
            name[0] = name[0].First([pair[0], .. single]);
            name[1] = name[1].First([pair[1]]);
        }
        else
        {
            name[0] = name[0].First(single);
        }
    }

    /// <summary>With one character read otherwise, then with two.</summary>
    private static IEnumerable<IReadOnlyList<string>> Variants(List<Syllable> syllables)
    {
        var usual = syllables.ConvertAll(syllable => syllable.Readings[0]);
        for (var i = 0; i < syllables.Count; i++)
        {
            foreach (var other in syllables[i].Readings.Skip(1))
            {
                yield return With(usual, (i, other));
            }
        }

        for (var i = 0; i < syllables.Count; i++)
        {
            for (var j = i + 1; j < syllables.Count; j++)
            {
                foreach (var one in syllables[i].Readings.Skip(1))
                {
                    foreach (var other in syllables[j].Readings.Skip(1))
                    {
                        yield return With(usual, (i, one), (j, other));
                    }
                }
            }
        }
    }

    private static List<string> With(List<string> usual, params ReadOnlySpan<(int At, string Reading)> changes)
    {
        var changed = new List<string>(usual);
        foreach (var (at, reading) in changes)
        {
            changed[at] = reading;
        }

        return changed;
    }

    private sealed record Syllable(Rune Character, IReadOnlyList<string> Readings)
    {
        public Syllable First(IReadOnlyList<string> readings) => readings.Count == 0 ? this : this with { Readings = [.. readings.Concat(Readings).Distinct()] };
    }
}
