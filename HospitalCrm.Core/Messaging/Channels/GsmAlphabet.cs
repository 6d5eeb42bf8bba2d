namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>The alphabet of GSM 03.38: 127 characters of one septet, and ten that an escape before them makes two.</summary>
public static class GsmAlphabet
{
    public const byte Escape = 0x1B;

    // 0x1B is the escape itself and stands for no character.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Escaped = "\f^{}\\[~]|€";

    private static readonly byte[] EscapedCodes = [0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65];

    // What each character below U+0400 takes; € is the only one above.
    private static readonly byte[] Widths = Measure();

    /// <summary>1 or 2; 0 for a character the alphabet lacks, which makes the whole text UCS-2.</summary>
    public static int SeptetsOf(char character) =>
        character < Widths.Length ? Widths[character] : character == '€' ? 2 : 0;

    public static bool Has(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (SeptetsOf(character) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One septet a byte.</summary>
    /// <exception cref="ArgumentException">A character the alphabet lacks.</exception>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var septets = new List<byte>(text.Length);
        foreach (var character in text)
        {
            switch (SeptetsOf(character))
            {
                case 1:
                    septets.Add((byte)Basic.IndexOf(character, StringComparison.Ordinal));
                    break;
                case 2:
                    septets.Add(Escape);
                    septets.Add(EscapedCodes[Escaped.IndexOf(character, StringComparison.Ordinal)]);
                    break;
                default:
                    throw new ArgumentException("not in the GSM alphabet", nameof(text));
            }
        }

        return [.. septets];
    }

    public static string Decode(ReadOnlySpan<byte> septets)
    {
        var text = new System.Text.StringBuilder(septets.Length);
        for (var i = 0; i < septets.Length; i++)
        {
            if (septets[i] != Escape)
            {
                text.Append(Basic[septets[i] & 0x7F]);
            }
            else if (++i < septets.Length)
            {
                // An escape before anything unknown is a blank before it, and another escape a blank: so the standard.
                var at = Array.IndexOf(EscapedCodes, septets[i]);
                text.Append(at >= 0 ? Escaped[at] : septets[i] == Escape ? ' ' : Basic[septets[i] & 0x7F]);
            }
        }

        return text.ToString();
    }

    private static byte[] Measure()
    {
        var widths = new byte[0x400];
        foreach (var character in Basic.Where(character => character != '\0'))
        {
            widths[character] = 1;
        }

        foreach (var character in Escaped.Where(character => character < widths.Length))
        {
            widths[character] = 2;
        }

        return widths;
    }
}
