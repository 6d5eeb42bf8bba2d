using System.Globalization;
using System.Text;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Core.Patients;

/// <summary>One spelling of a name on the way in: nothing invisible, half-width letters, single blanks, one kind of middle dot.</summary>
public static class PersonNames
{
    private const int MiddleDot = 0x00B7;
    private const int Ideographic = 0x3000;

    public static string Fold(string? typed)
    {
        var folded = new StringBuilder();
        var blank = false;
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (IsBlank(rune))
            {
                blank = folded.Length > 0;
            }
            else if (Fold(rune) is { } kept)
            {
                folded.Append(blank ? " " : "").Append(kept.ToString());
                blank = false;
            }
        }

        // Half a surrogate pair has become U+FFFD by now, so that normalising cannot throw.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>As it is searched by: traditional characters as simplified ones, one for one.</summary>
    public static string Simplify(string folded) => string.Concat(folded.Select(CharacterTables.Simplify));

    /// <summary>A name has a letter, and nothing that could not be read.</summary>
    public static bool IsReadable(string folded) =>
        !folded.Contains('\uFFFD', StringComparison.Ordinal) && folded.EnumerateRunes().Any(rune => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse);

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is Ideographic;

    private static Rune? Fold(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => null,
        _ when rune.Value is 0x2022 or 0x30FB or 0x2027 or 0x2219 or 0xFF0E or 0xFF65 => new Rune(MiddleDot),
        _ when rune.Value is >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFEE0),
        _ => rune,
    };
}
