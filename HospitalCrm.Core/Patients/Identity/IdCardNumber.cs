using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HospitalCrm.Core.Patients.Identity;

/// <summary>
/// 居民身份证号 (GB 11643): eighteen characters, from which birth date and sex follow. The fifteen of the first generation are
/// read too and become eighteen. Two valid numbers that differ, if only by one, are two persons: twins are neighbours.
/// </summary>
public readonly record struct IdCardNumber
{
    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string _text;

    private IdCardNumber(string text) => _text = text;

    public string Text => _text ?? "";

    public DateOnly BirthDate => DateOnly.ParseExact(_text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public bool IsMale => (_text[16] - '0') % 2 == 1;

    /// <summary>GB/T 2261.1: 1 male, 2 female.</summary>
    public char SexCode => IsMale ? '1' : '2';

    /// <summary>Where the number was issued: province, city, district.</summary>
    public string Region => _text[..6];

    /// <summary>The fifteen characters both generations share; numbers of either are compared by it.</summary>
    public string Core => string.Concat(_text.AsSpan(0, 6), _text.AsSpan(8, 9));

    public static bool TryParse([NotNullWhen(true)] string? text, out IdCardNumber number) => Check(text, out number) == IdCardFault.None;

    public static IdCardFault Check(string? text, out IdCardNumber number)
    {
        number = default;
        Span<char> digits = stackalloc char[18];
        var length = IdNumbers.Fold(text, digits);
        if (length == 15)
        {
            digits[6..15].CopyTo(digits[8..]);
            "19".CopyTo(digits[6..]);
        }
        else if (length != 18)
        {
            return IdCardFault.Length;
        }

        if (digits[..17].IndexOfAnyExceptInRange('0', '9') >= 0 || length == 18 && digits[17] != 'X' && !char.IsAsciiDigit(digits[17]))
        {
            return IdCardFault.Characters;
        }

        if (!IsProvince(digits))
        {
            return IdCardFault.Region;
        }

        if (!IsDate(digits.Slice(6, 8)))
        {
            return IdCardFault.BirthDate;
        }

        var check = CheckCharacter(digits);
        if (length == 18 && digits[17] != check)
        {
            return IdCardFault.Checksum;
        }

        digits[17] = check;
        number = new(digits.ToString());
        return IdCardFault.None;
    }

    /// <summary>MOD 11-2 over the first seventeen digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    public override string ToString() => IdNumbers.Mask(Text); // a number must not slip into a log

    private static bool IsProvince(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10 + digits[1] - '0') is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83) or 91;

    private static bool IsDate(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1850;
}
