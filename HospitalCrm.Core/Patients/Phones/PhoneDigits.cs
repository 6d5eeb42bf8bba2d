namespace HospitalCrm.Core.Patients.Phones;

/// <summary>A number's digits without what people write between them. Empty when something stands there that no number holds.</summary>
internal readonly ref struct PhoneDigits
{
    public const int Longest = 32;

    private PhoneDigits(ReadOnlySpan<char> digits, bool hasPlus, bool isUnbroken)
    {
        Digits = digits;
        HasPlus = hasPlus;
        IsUnbroken = isUnbroken;
    }

    public ReadOnlySpan<char> Digits { get; }

    public bool HasPlus { get; }

    /// <summary>Nothing stood between two digits.</summary>
    public bool IsUnbroken { get; }

    public static bool MayHold(char character) => char.IsAsciiDigit(character) || character is '+' or '-' or '.' or '(' or ')' or '/' or ' ';

    public static PhoneDigits Read(ReadOnlySpan<char> text, Span<char> into)
    {
        var count = 0;
        var hasPlus = false;
        var isUnbroken = true;
        var gap = false;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == into.Length)
                {
                    return default;
                }

                isUnbroken &= !gap;
                into[count++] = character;
                gap = false;
                continue;
            }

            if (character == '+' && (count > 0 || hasPlus))
            {
                return default;
            }

            // A slash parts an area code from the rest, or else one number from another: only the first is a number.
            if (character == '/' && !(into[0] == '0' && count is 3 or 4 && isUnbroken && !gap))
            {
                return default;
            }

            hasPlus |= character == '+';
            gap = count > 0;
        }

        return new(into[..count], hasPlus, isUnbroken);
    }
}
