using System.Diagnostics.CodeAnalysis;

namespace HospitalCrm.Core.Patients.Identity;

/// <summary>E-mail addresses as people give them: one at sign, something on both sides, a dot behind it.</summary>
public static class MailAddresses
{
    private const int Longest = 100;

    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? address)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant().Replace('＠', '@').Replace('。', '.');
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var isOne = text.Length <= Longest && at > 0 && text.IndexOf('@', at + 1) < 0 && text.IndexOf('.', at) > at + 1 && text[^1] != '.'
            && text.All(character => character is > ' ' and not (',' or ';' or '<' or '>' or '"') && character < 0x7F);
        address = isOne ? text : null;
        return isOne;
    }

    /// <summary>z***@hospital.cn: the house may be seen, the name may not.</summary>
    public static string Mask(string? address) =>
        address is null ? "" : address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[0] + "***" + address[at..] : "***";
}
