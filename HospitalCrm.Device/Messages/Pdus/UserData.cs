using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>The text of a PDU and the header before it.</summary>
internal readonly record struct UserData(string Text, SmsSegment? Segment)
{
    private const int MostOctets = 140;

    public static UserData Read(ref PduReader reader, byte coding, bool hasHeader)
    {
        var alphabet = AlphabetOf(coding);
        var length = reader.Octet("length of the text");
        var octets = reader.Take(alphabet == Alphabet.Gsm7 ? ((length * 7) + 7) / 8 : length, "text");
        if (octets.Length > MostOctets)
        {
            throw new PduException($"text: {octets.Length} octets, {MostOctets} at most");
        }

        var (segment, header) = hasHeader ? ReadHeader(octets) : default;
        return new(ReadText(alphabet, octets, length, header), segment);
    }

    /// <summary>0x10 in the general groups, and the group of class messages: shown at once and not kept when the class is 0.</summary>
    public static bool IsFlash(byte coding) =>
        (coding & 0x03) == 0 && ((coding & 0x80) == 0 ? (coding & 0x10) != 0 : (coding & 0xF0) == 0xF0);

    private static string ReadText(Alphabet alphabet, ReadOnlySpan<byte> octets, int length, int header)
    {
        if (alphabet != Alphabet.Gsm7)
        {
            var body = octets[header..];
            return alphabet == Alphabet.Octets ? WireText.Decode(body) : ReadWide(body);
        }

        var taken = ((header * 8) + 6) / 7;
        if (taken > length)
        {
            throw new PduException($"header: {taken} septets, the text has {length}");
        }

        return GsmAlphabet.Decode(Septets.Unpack(octets[header..], length - taken, (taken * 7) - (header * 8)));
    }

    // Unit by unit: a character cut in two by another sender is whole again when the parts are joined.
    private static string ReadWide(ReadOnlySpan<byte> body)
    {
        if (body.Length % 2 != 0)
        {
            throw new PduException($"text: {body.Length} octets, UCS-2 comes in pairs");
        }

        var text = new char[body.Length / 2];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)((body[2 * i] << 8) | body[(2 * i) + 1]);
        }

        return new(text);
    }

    private static (SmsSegment? Segment, int Octets) ReadHeader(ReadOnlySpan<byte> octets)
    {
        var reader = new PduReader(octets);
        var length = reader.Octet("length of the header");
        var elements = new PduReader(reader.Take(length, "header"));
        SmsSegment? segment = null;
        while (elements.Left > 0)
        {
            var kind = elements.Octet("header element");
            var content = elements.Take(elements.Octet("length of a header element"), "header element");
            if (kind is 0x00 or 0x08)
            {
                segment = ReadSegment(kind, content);
            }
        }

        return (segment, length + 1);
    }

    private static SmsSegment? ReadSegment(byte kind, ReadOnlySpan<byte> content) => content switch
    {
        [var reference, var parts, var part] when kind == 0x00 => Counted(reference, part, parts),
        [var high, var low, var parts, var part] when kind == 0x08 => Counted((high << 8) | low, part, parts),
        _ => throw new PduException($"header: {content.Length} octets for the numbers of parts"),
    };

    // A count that cannot be is to be taken for none, says the standard.
    private static SmsSegment? Counted(int reference, int part, int parts) =>
        part == 0 || part > parts ? null : new(reference, part, parts);

    private static Alphabet AlphabetOf(byte coding) => (coding >> 4) switch
    {
        < 8 when (coding & 0x20) != 0 => Alphabet.Octets, // compressed, which nobody ever sent
        < 8 => (Alphabet)((coding >> 2) & 3) switch
        {
            Alphabet.Octets => Alphabet.Octets,
            Alphabet.Ucs2 => Alphabet.Ucs2,
            _ => Alphabet.Gsm7,
        },
        0xE => Alphabet.Ucs2,
        0xF when (coding & 0x04) != 0 => Alphabet.Octets,
        _ => Alphabet.Gsm7,
    };

    private enum Alphabet
    {
        Gsm7,
        Octets,
        Ucs2,
    }
}
