using System.Buffers;
using System.Text;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>A number in swapped half octets, or a sender's name in packed letters.</summary>
internal static class PduAddress
{
    private const int Longest = 20;
    private const byte Plain = 0x81;
    private const byte International = 0x91;
    private const string Digits = "0123456789*#abc";

    private static readonly SearchValues<char> Dialled = SearchValues.Create("0123456789*#");

    /// <summary>The length counts digits, not octets; an international number is one written with a plus.</summary>
    public static byte[] Write(string number)
    {
        var isInternational = number.StartsWith('+');
        var digits = isInternational ? number[1..] : number;
        if (digits.Length is 0 or > Longest || digits.AsSpan().ContainsAnyExcept(Dialled))
        {
            throw new PduException($"a number has 1 to {Longest} digits");
        }

        var address = new byte[2 + ((digits.Length + 1) / 2)];
        address[0] = (byte)digits.Length;
        address[1] = isInternational ? International : Plain;
        for (var i = 0; i < digits.Length; i += 2)
        {
            var high = i + 1 < digits.Length ? Digits.IndexOf(digits[i + 1], StringComparison.Ordinal) : 0xF;
            address[2 + (i / 2)] = (byte)((high << 4) | Digits.IndexOf(digits[i], StringComparison.Ordinal));
        }

        return address;
    }

    public static string Read(ref PduReader reader, string what)
    {
        var digits = reader.Octet($"length of {what}");
        var type = reader.Octet($"type of {what}");
        var octets = reader.Take((digits + 1) / 2, what);
        return (type & 0x70) switch
        {
            0x50 => GsmAlphabet.Decode(Septets.Unpack(octets, digits * 4 / 7, 0)),
            0x10 => "+" + Unswap(octets, digits),
            _ => Unswap(octets, digits),
        };
    }

    private static string Unswap(ReadOnlySpan<byte> octets, int digits)
    {
        var number = new StringBuilder(digits);
        for (var i = 0; i < digits; i++)
        {
            var digit = (octets[i / 2] >> (i % 2 * 4)) & 0xF;
            // Some modems count the filler as a digit.
            if (digit < Digits.Length)
            {
                number.Append(Digits[digit]);
            }
        }

        return number.ToString();
    }
}
