namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>From hex to what it says. Octets come from a radio and a stranger: every length is checked against what is there.</summary>
public static class PduDecoder
{
    private const int Longest = 12 + 164; // of a service centre's address, and of a PDU

    /// <param name="length">What the modem announced, without the service centre; null when nothing was.</param>
    /// <exception cref="PduException">Says what does not fit.</exception>
    public static SmsPdu Decode(string hex, int? length = null)
    {
        var octets = Octets(hex);
        var reader = new PduReader(octets);
        // A few modems leave the service centre out in reports; the announced length tells.
        if (length != octets.Length)
        {
            reader.Take(reader.Octet("length of the service centre"), "service centre");
        }

        if (length is { } announced && announced != reader.Left)
        {
            throw new PduException($"{announced} octets announced, {reader.Left} there");
        }

        var first = reader.Octet("first octet");
        var hasHeader = (first & 0x40) != 0;
        return (first & 0x03) switch
        {
            0 => Deliver(ref reader, hasHeader),
            1 => Submit(ref reader, first, hasHeader),
            2 => Report(ref reader),
            _ => throw new PduException("neither deliver, submit nor status report"),
        };
    }

    private static byte[] Octets(string hex)
    {
        if (hex.Length is 0 or > Longest * 2 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            throw new PduException($"no PDU: {Longest} octets at most, in pairs of hex digits");
        }

        return Convert.FromHexString(hex);
    }

    private static DeliverPdu Deliver(ref PduReader reader, bool hasHeader)
    {
        var from = PduAddress.Read(ref reader, "sender");
        reader.Octet("protocol");
        var coding = reader.Octet("coding");
        var sentAt = PduTime.Read(reader.Take(PduTime.Octets, "time"));
        var data = UserData.Read(ref reader, coding, hasHeader);
        reader.End();
        return new(from, data.Text, data.Segment, sentAt, UserData.IsFlash(coding));
    }

    private static SubmitPdu Submit(ref PduReader reader, byte first, bool hasHeader)
    {
        reader.Octet("reference");
        var to = PduAddress.Read(ref reader, "recipient");
        reader.Octet("protocol");
        var coding = reader.Octet("coding");
        TimeSpan? validity = null;
        switch (first & 0x18)
        {
            case 0x10:
                validity = PduTime.ReadValidity(reader.Octet("validity"));
                break;
            case 0x08 or 0x18:
                reader.Take(PduTime.Octets, "validity");
                break;
        }

        var data = UserData.Read(ref reader, coding, hasHeader);
        reader.End();
        return new(to, data.Text, data.Segment, validity, (first & 0x20) != 0, UserData.IsFlash(coding));
    }

    private static StatusReportPdu Report(ref PduReader reader)
    {
        var reference = reader.Octet("reference");
        var to = PduAddress.Read(ref reader, "recipient");
        reader.Take(2 * PduTime.Octets, "times");
        // What may follow (protocol, coding, a text) is optional and tells nothing.
        return new(to, reference, reader.Octet("status"));
    }
}
