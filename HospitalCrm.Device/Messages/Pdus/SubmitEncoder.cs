using System.Text;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>From a text to the PDUs a modem is given, one a part.</summary>
public static class SubmitEncoder
{
    private const byte Submit = 0x01;
    private const byte RelativeValidity = 0x10;
    private const byte StatusReport = 0x20;
    private const byte Header = 0x40;
    private const byte ClassZero = 0x10;
    private const byte Ucs2 = 0x08;

    /// <summary>The modem's own service centre: an empty address.</summary>
    private const byte OwnCentre = 0x00;

    /// <exception cref="PduException">A number that is none, or more parts than can be counted.</exception>
    public static IReadOnlyList<EncodedPdu> Encode(SubmitMessage message)
    {
        var address = PduAddress.Write(message.To);
        var parts = SmsParts.Split(message.Text);
        if (parts.Count > SmsParts.Most)
        {
            throw new PduException($"more than {SmsParts.Most} parts");
        }

        // One encoding for all parts: a part of plain letters within a Chinese text stays UCS-2, as the count has it.
        var encoding = SmsParts.EncodingOf(message.Text);
        return [.. parts.Select((text, at) => Encode(message, address, encoding, text, at + 1, parts.Count))];
    }

    private static EncodedPdu Encode(SubmitMessage message, byte[] address, SmsEncoding encoding, string text, int part, int parts)
    {
        byte[] header = parts == 1 ? [] : [5, 0, 3, message.Concatenation, (byte)parts, (byte)part];
        var (length, body) = encoding == SmsEncoding.Gsm7 ? Packed(header, text) : Wide(header, text);
        byte[] octets =
        [
            OwnCentre,
            (byte)(Submit | RelativeValidity | (message.WantsReport ? StatusReport : 0) | (parts > 1 ? Header : 0)),
            0, // the modem sets the reference itself
            .. address,
            0, // an ordinary message
            (byte)((encoding == SmsEncoding.Ucs2 ? Ucs2 : 0) | (message.IsFlash ? ClassZero : 0)),
            PduTime.WriteValidity(message.Validity),
            (byte)length,
            .. header,
            .. body,
        ];
        return new(octets.Length - 1, Convert.ToHexString(octets));
    }

    private static (int Length, byte[] Body) Packed(byte[] header, string text)
    {
        var septets = GsmAlphabet.Encode(text);
        var taken = ((header.Length * 8) + 6) / 7;
        return (taken + septets.Length, Septets.Pack(septets, (taken * 7) - (header.Length * 8)));
    }

    private static (int Length, byte[] Body) Wide(byte[] header, string text)
    {
        // A lone half of a character becomes U+FFFD: no telephone could show it.
        var body = Encoding.BigEndianUnicode.GetBytes(text);
        return (header.Length + body.Length, body);
    }
}
