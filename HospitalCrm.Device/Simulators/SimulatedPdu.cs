using System.Globalization;
using System.Text;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Pdus;

namespace HospitalCrm.Device.Simulators;

/// <summary>PDUs a network sends: what somebody wrote, and what became of ours.</summary>
public static class SimulatedPdu
{
    private static readonly byte[] Centre = [0x07, 0x91, 0x68, 0x31, 0x08, 0x10, 0x00, 0x05];

    /// <summary>One a part, as hex with the service centre before it.</summary>
    public static IReadOnlyList<string> Deliver(string from, string text, DateTimeOffset at, byte reference = 1)
    {
        var parts = SmsParts.Split(text);
        return [.. parts.Select((part, i) => Deliver(from, part, at, parts.Count == 1 ? [] : [5, 0, 3, reference, (byte)parts.Count, (byte)(i + 1)]))];
    }

    /// <param name="status">TP-ST.</param>
    public static string Report(byte reference, string to, byte status, DateTimeOffset at) =>
        Convert.ToHexString([.. Centre, 0x06, reference, .. PduAddress.Write(to), .. Time(at), .. Time(at), status]);

    /// <summary>What a modem announces: the octets without the service centre.</summary>
    public static int LengthOf(string hex) => (hex.Length / 2) - 1 - Convert.FromHexString(hex[..2])[0];

    private static string Deliver(string from, string text, DateTimeOffset at, byte[] header)
    {
        // Always UCS-2, as most telephones in China send.
        var body = Encoding.BigEndianUnicode.GetBytes(text);
        var first = (byte)(header.Length == 0 ? 0x04 : 0x44);
        return Convert.ToHexString([.. Centre, first, .. PduAddress.Write(from), 0x00, 0x08, .. Time(at), (byte)(header.Length + body.Length), .. header, .. body]);
    }

    private static byte[] Time(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(8));
        var digits = local.ToString("yyMMddHHmmss", CultureInfo.InvariantCulture) + "32";
        return [.. Enumerable.Range(0, 7).Select(i => (byte)(((digits[(2 * i) + 1] - '0') << 4) | (digits[2 * i] - '0')))];
    }
}
