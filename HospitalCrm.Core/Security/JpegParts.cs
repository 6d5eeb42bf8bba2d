using System.Buffers.Binary;

namespace HospitalCrm.Core.Security;

/// <summary>The segments of a JPEG.</summary>
internal static class JpegParts
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    public static bool IsOne(ReadOnlySpan<byte> file) => file is [0xFF, Start, 0xFF, ..];

    public static byte[] Clean(ReadOnlySpan<byte> file, Action<int, int> demandSize)
    {
        using var clean = new MemoryStream();
        clean.Write([0xFF, Start]);
        var (isSized, hasScan) = (false, false);
        for (var at = 2; ;)
        {
            if (file[at] != 0xFF)
            {
                throw StaffPhotoFile.Unreadable();
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            if (marker == End)
            {
                clean.Write([0xFF, End]);
                return isSized && hasScan ? clean.ToArray() : throw StaffPhotoFile.Unreadable();
            }

            var segment = file.Slice(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
            at += segment.Length;
            if (IsFrame(marker))
            {
                demandSize(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                isSized = true;
            }

            if (Draws(marker))
            {
                clean.Write(segment);
            }

            if (marker == Scan)
            {
                var length = CodedLength(file[at..]);
                clean.Write(file.Slice(at, length));
                at += length;
                hasScan = true;
            }
        }
    }

    // Tables, frames, scans; of the application segments only JFIF and Adobe's colour transform. EXIF and comments tell where it was taken.
    private static bool Draws(byte marker) => marker is not (>= 0xE1 and <= 0xED or 0xEF or 0xFE);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Up to the next marker that is neither a stuffed byte nor a restart.</summary>
    private static int CodedLength(ReadOnlySpan<byte> coded)
    {
        for (var at = 0; ; at++)
        {
            if (coded[at] == 0xFF && coded[at + 1] is not (0x00 or >= 0xD0 and <= 0xD7))
            {
                return at;
            }
        }
    }
}
