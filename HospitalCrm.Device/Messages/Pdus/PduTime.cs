namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>Times of day and lasting times on the wire.</summary>
internal static class PduTime
{
    public const int Octets = 7;

    /// <summary>Null for what is no time: service centres send such, and the message is none the worse for it.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> octets)
    {
        Span<int> fields = stackalloc int[Octets];
        for (var i = 0; i < Octets; i++)
        {
            var (tens, ones) = (octets[i] & 0xF, octets[i] >> 4);
            // The top bit of the zone's tens is its sign.
            if (ones > 9 || (i < Octets - 1 ? tens : tens & 7) > 9)
            {
                return null;
            }

            fields[i] = ((i < Octets - 1 ? tens : tens & 7) * 10) + ones;
        }

        var quarters = (octets[6] & 8) != 0 ? -fields[6] : fields[6];
        try
        {
            return new(2000 + fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], TimeSpan.FromMinutes(15 * quarters));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The nearest step that is not longer, 5 minutes at least: a code must not arrive after it has expired.</summary>
    public static byte WriteValidity(TimeSpan validity) => validity.TotalMinutes switch
    {
        < 10 => 0,
        <= 720 => (byte)((validity.TotalMinutes / 5) - 1),
        <= 1440 => (byte)(143 + ((validity.TotalMinutes - 720) / 30)),
        < 35 * 1440 => (byte)(166 + Math.Clamp((int)validity.TotalDays, 1, 30)),
        _ => (byte)(192 + Math.Min(validity.TotalDays / 7, 63)),
    };

    public static TimeSpan ReadValidity(byte value) => value switch
    {
        <= 143 => TimeSpan.FromMinutes((value + 1) * 5),
        <= 167 => TimeSpan.FromMinutes(720 + ((value - 143) * 30)),
        <= 196 => TimeSpan.FromDays(value - 166),
        _ => TimeSpan.FromDays((value - 192) * 7),
    };
}
