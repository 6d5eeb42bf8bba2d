namespace HospitalCrm.Core.Patients.Identity;

/// <summary>What holds for the numbers of every kind of document.</summary>
public static class IdNumbers
{
    private const int Longest = 32;

    /// <summary>One spelling: half-width capitals without blanks and dashes; an identity card in eighteen characters when it is valid.</summary>
    public static string Normalise(string? type, string? raw)
    {
        if (type == IdTypes.ResidentIdCard && IdCardNumber.TryParse(raw, out var card))
        {
            return card.Text;
        }

        Span<char> folded = stackalloc char[Longest];
        return folded[..Math.Min(Fold(raw, folded), Longest)].ToString();
    }

    /// <summary>110***********1234. Short numbers show less, and never more than a third.</summary>
    public static string Mask(string? number)
    {
        var text = number ?? "";
        var (first, last) = text.Length switch
        {
            >= 18 => (4, 4),
            >= 15 => (3, 4),
            >= 8 => (1, 2),
            _ => (0, 0),
        };
        return string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));
    }

    /// <summary>The tail people say on the phone; empty when the number is too short to have one.</summary>
    public static string LastFour(string? number) => number is { Length: >= 8 } ? number[^4..] : "";

    /// <summary>Answers the folded length, which may be more than fitted.</summary>
    internal static int Fold(string? raw, Span<char> into)
    {
        var length = 0;
        foreach (var character in raw ?? "")
        {
            var narrow = character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
            if (narrow is '-' or '\u3000' or '\u2010' or '\u2011' or '\u2013' or '\u2014' || char.IsWhiteSpace(narrow) || char.IsControl(narrow))
            {
                continue;
            }

            if (length < into.Length)
            {
                into[length] = char.ToUpperInvariant(narrow);
            }

            length++;
        }

        return length;
    }
}
