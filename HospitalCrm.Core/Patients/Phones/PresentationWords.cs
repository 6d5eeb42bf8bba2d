using System.Collections.Frozen;

namespace HospitalCrm.Core.Patients.Phones;

/// <summary>What lines say in place of a number.</summary>
internal static class PresentationWords
{
    private const int Longest = 24;

    private static readonly FrozenDictionary<string, PhoneKind> Words = new Dictionary<string, PhoneKind>
    {
        ["P"] = PhoneKind.Withheld,
        ["PRIVATE"] = PhoneKind.Withheld,
        ["PRIVATENUMBER"] = PhoneKind.Withheld,
        ["ANONYMOUS"] = PhoneKind.Withheld,
        ["RESTRICTED"] = PhoneKind.Withheld,
        ["WITHHELD"] = PhoneKind.Withheld,
        ["匿名"] = PhoneKind.Withheld,
        ["隐藏号码"] = PhoneKind.Withheld,
        ["保密号码"] = PhoneKind.Withheld,
        ["O"] = PhoneKind.Unknown,
        ["OUTOFAREA"] = PhoneKind.Unknown,
        ["UNAVAILABLE"] = PhoneKind.Unknown,
        ["UNKNOWN"] = PhoneKind.Unknown,
        ["未知"] = PhoneKind.Unknown,
        ["未知号码"] = PhoneKind.Unknown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static PhoneKind? Read(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[Longest];
        var length = 0;
        foreach (var character in text)
        {
            if (character is ' ' or '-' or '_' or '<' or '>' or '"')
            {
                continue;
            }

            if (length == Longest || char.IsAsciiDigit(character))
            {
                return null;
            }

            letters[length++] = character;
        }

        return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var kind) ? kind : null;
    }
}
