
namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>How many messages a text becomes, and where it is cut.</summary>
/// <param name="UnitsLeftInLast">What still fits without another part: septets or UTF-16 units.</param>
public readonly record struct SmsParts(int Parts, SmsEncoding Encoding, int UnitsLeftInLast)
{
    /// <summary>The reference in front of every part has one octet for the count.</summary>
    public const int Most = 255;

    private const int SingleGsm = 160;
    private const int PartGsm = 153;
    private const int SingleUcs = 70;
    private const int PartUcs = 67;

    public static SmsParts Count(string text, SmsBilling billing = SmsBilling.Gsm)
    {
        if (billing == SmsBilling.Characters)
        {
            return ByCharacters(text.Length);
        }

        var encoding = EncodingOf(text);
        var (single, part) = RoomIn(encoding);
        var units = Units(text, encoding);
        if (units <= single)
        {
            return new(1, encoding, single - units);
        }

        var parts = 0;
        var last = 0;
        foreach (var length in Cuts(text, encoding))
        {
            (parts, last) = (parts + 1, length.Units);
        }

        return new(parts, encoding, part - last);
    }

    public static SmsEncoding EncodingOf(ReadOnlySpan<char> text) => GsmAlphabet.Has(text) ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2;

    /// <summary>The text of each part; never cut between an escape and its character, nor inside a character of two units (𠮷, 😀).</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var encoding = EncodingOf(text);
        if (Units(text, encoding) <= RoomIn(encoding).Single)
        {
            return [text];
        }

        var parts = new List<string>();
        var at = 0;
        foreach (var (characters, _) in Cuts(text, encoding))
        {
            parts.Add(text.Substring(at, characters));
            at += characters;
        }

        return parts;
    }

    private static SmsParts ByCharacters(int characters)
    {
        var parts = characters <= SingleUcs ? 1 : (characters + PartUcs - 1) / PartUcs;
        return new(parts, SmsEncoding.Ucs2, (parts == 1 ? SingleUcs : parts * PartUcs) - characters);
    }

    private static (int Single, int Part) RoomIn(SmsEncoding encoding) =>
        encoding == SmsEncoding.Gsm7 ? (SingleGsm, PartGsm) : (SingleUcs, PartUcs);

    private static int Units(string text, SmsEncoding encoding)
    {
        if (encoding == SmsEncoding.Ucs2)
        {
            return text.Length;
        }

        var units = 0;
        foreach (var character in text)
        {
            units += GsmAlphabet.SeptetsOf(character);
        }

        return units;
    }

    private static IEnumerable<(int Characters, int Units)> Cuts(string text, SmsEncoding encoding)
    {
        var room = RoomIn(encoding).Part;
        for (var at = 0; at < text.Length;)
        {
            var (characters, units) = (0, 0);
            while (at + characters < text.Length)
            {
                var (step, width) = Next(text, at + characters, encoding);
                if (units + width > room)
                {
                    break;
                }

                (characters, units) = (characters + step, units + width);
            }

            yield return (characters, units);
            at += characters;
        }
    }

    private static (int Characters, int Units) Next(string text, int at, SmsEncoding encoding)
    {
        if (encoding == SmsEncoding.Gsm7)
        {
            return (1, GsmAlphabet.SeptetsOf(text[at]));
        }

        return char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? (2, 2) : (1, 1);
    }
}
