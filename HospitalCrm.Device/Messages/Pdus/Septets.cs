namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>Seven-bit characters in eight-bit octets. Fill bits make a text begin on a septet after a header of whole octets.</summary>
internal static class Septets
{
    public static byte[] Pack(ReadOnlySpan<byte> septets, int fillBits)
    {
        var packed = new byte[((septets.Length * 7) + fillBits + 7) / 8];
        for (var i = 0; i < septets.Length; i++)
        {
            var (at, shift) = Math.DivRem((i * 7) + fillBits, 8);
            var bits = septets[i] << shift;
            packed[at] |= (byte)bits;
            if (shift > 1)
            {
                packed[at + 1] |= (byte)(bits >> 8);
            }
        }

        return packed;
    }

    /// <param name="packed">Holds at least <paramref name="count"/> septets and the fill bits: the caller has looked.</param>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, int count, int fillBits)
    {
        var septets = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var (at, shift) = Math.DivRem((i * 7) + fillBits, 8);
            var bits = packed[at] | (shift > 1 ? packed[at + 1] << 8 : 0);
            septets[i] = (byte)((bits >> shift) & 0x7F);
        }

        return septets;
    }
}
