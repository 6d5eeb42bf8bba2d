using System.Globalization;

namespace HospitalCrm.Core.Patients.Phones;

/// <summary>The lettering before the meaning: one form for digits, dashes and blanks, nothing invisible, never longer than a column.</summary>
internal static class PhoneText
{
    /// <summary>Long enough for any SIP address a gateway sends.</summary>
    public const int Longest = 256;

    private const int LongestKept = 64;
    private const char Cut = '…';

    /// <summary>Writes the folded text and answers its length, or -1 when it is longer than <paramref name="into"/> (which is then full).</summary>
    public static int Fold(ReadOnlySpan<char> raw, Span<char> into)
    {
        var length = 0;
        var blanks = 0;
        foreach (var character in raw)
        {
            var folded = Fold(character);
            if (folded == '\0')
            {
                continue;
            }

            if (folded == ' ')
            {
                blanks += length > 0 ? 1 : 0;
                continue;
            }

            if (blanks + length >= into.Length)
            {
                into[length..].Fill(' ');
                return -1;
            }

            into.Slice(length, blanks).Fill(' ');
            length += blanks;
            blanks = 0;
            into[length++] = folded;
        }

        return length;
    }

    /// <summary>A text that was cut ends in an ellipsis and stays raw for ever: half a text must not read as a number.</summary>
    public static bool WasCut(ReadOnlySpan<char> folded) => folded is [.., Cut];

    public static string Keep(ReadOnlySpan<char> folded)
    {
        if (folded.Length <= LongestKept)
        {
            return folded.ToString();
        }

        var kept = char.IsHighSurrogate(folded[LongestKept - 2]) ? LongestKept - 2 : LongestKept - 1;
        return string.Concat(folded[..kept].TrimEnd(' '), [Cut]);
    }

    private static char Fold(char character) => character switch
    {
        >= '!' and <= '~' => character,
        ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' or '\u30FC' => '-',
        _ => FoldRare(character),
    };

    private static char FoldRare(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => '\0',
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
        _ => character,
    };
}
