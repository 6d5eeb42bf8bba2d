using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Core.Complaints;

/// <summary>回执号 of what came by the web: nobody guesses it, and nobody reads it wrong over the telephone.</summary>
public static class ComplaintReceipt
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "HZ";
    private const int Length = 10;

    /// <summary>HZ7K2M9PQR4T: 49 random bits.</summary>
    public static string Next() => Prefix + RandomNumberGenerator.GetString(Letters, Length);

    public static bool IsOne(string read) => read.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A number or a receipt as it is stored, however it was typed: full width, small letters, blanks, a number without its word.</summary>
    public static string Read(string? typed)
    {
        var plain = new StringBuilder();

        // Half a letter has no form to be brought into.
        foreach (var letter in string.Concat((typed ?? "").EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormKC).ToUpper(CultureInfo.InvariantCulture))
        {
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter))
            {
                plain.Append(letter is '–' or '—' or '－' ? '-' : letter);
            }
        }

        var text = plain.ToString();
        if (IsOne(text))
        {
            return text.Replace("-", "", StringComparison.Ordinal);
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? ComplaintNumbers.Word + text : text;
    }
}
