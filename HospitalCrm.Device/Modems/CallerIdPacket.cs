using System.Text;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>The raw caller-ID packet (AT+VCID=2): SDMF (type 04) or MDMF (type 80), with a checksum over all bytes modulo 256.</summary>
public sealed record CallerIdPacket
{
    private const byte SingleFormat = 0x04;
    private const byte MultipleFormat = 0x80;
    private const int StampLength = 8; // MMDDHHMM

    public string? Number { get; private init; }
    public Presentation Presentation { get; private init; }
    public string? Name { get; private init; }

    /// <summary>Null for anything that is not a whole packet with a right checksum.</summary>
    public static CallerIdPacket? TryRead(string hex)
    {
        var digits = hex.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length < 6 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var bytes = Convert.FromHexString(digits);
        if (bytes[1] != bytes.Length - 3 || bytes.Sum(b => b) % 256 != 0)
        {
            return null;
        }

        var body = bytes.AsSpan(2, bytes[1]);
        return bytes[0] switch
        {
            SingleFormat => ReadSingle(body),
            MultipleFormat => ReadMultiple(body),
            _ => null,
        };
    }

    private static CallerIdPacket? ReadSingle(ReadOnlySpan<byte> body) =>
        body.Length > StampLength ? WithNumber(Encoding.ASCII.GetString(body[StampLength..]), name: null) : null;

    private static CallerIdPacket? ReadMultiple(ReadOnlySpan<byte> body)
    {
        string? number = null;
        string? name = null;
        while (body.Length >= 2)
        {
            var (tag, length) = (body[0], body[1]);
            if (body.Length < 2 + length)
            {
                return null;
            }

            var value = body.Slice(2, length);
            switch (tag)
            {
                case 0x02:
                    number = Encoding.ASCII.GetString(value);
                    break;
                case 0x03 or 0x04: // dialable number; reason for no number
                    number ??= Encoding.ASCII.GetString(value);
                    break;
                case 0x07:
                    name = WireText.Decode(value);
                    break;
                default:
                    break;
            }

            body = body[(2 + length)..];
        }

        return body.IsEmpty ? WithNumber(number ?? "O", name) : null;
    }

    private static CallerIdPacket WithNumber(string text, string? name)
    {
        var presentation = PresentationWords.Of(text.Trim()) ?? Presentation.Allowed;
        return new() { Number = presentation == Presentation.Allowed ? text.Trim() : null, Presentation = presentation, Name = name };
    }
}
