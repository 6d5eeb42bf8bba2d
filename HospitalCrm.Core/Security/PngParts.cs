using System.Buffers.Binary;
using System.Text;

namespace HospitalCrm.Core.Security;

/// <summary>The chunks of a PNG.</summary>
internal static class PngParts
{
    private const int HeaderLength = 13;
    private const int Overhead = 12; // length, type, checksum

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly HashSet<string> Drawing = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static byte[] Clean(ReadOnlySpan<byte> file, Action<int, int> demandSize)
    {
        using var clean = new MemoryStream();
        clean.Write(Signature);
        var hasData = false;
        for (var at = Signature.Length; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            var type = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var chunk = file.Slice(at, checked(length + Overhead));
            if (at == Signature.Length)
            {
                ReadHeader(type, chunk, demandSize);
            }

            hasData |= type == "IDAT";
            if (Drawing.Contains(type))
            {
                clean.Write(chunk);
            }

            if (type == "IEND")
            {
                return hasData ? clean.ToArray() : throw StaffPhotoFile.Unreadable();
            }

            at += chunk.Length;
        }
    }

    private static void ReadHeader(string type, ReadOnlySpan<byte> chunk, Action<int, int> demandSize)
    {
        if (type != "IHDR" || chunk.Length != HeaderLength + Overhead)
        {
            throw StaffPhotoFile.Unreadable();
        }

        demandSize(BinaryPrimitives.ReadInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadInt32BigEndian(chunk[12..]));
    }
}
