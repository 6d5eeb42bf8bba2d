using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>
/// An image that is one: a JPEG or PNG read part by part and written again from the parts that draw it. Where and with what it was taken,
/// and whatever hides behind its end, is left out.
/// </summary>
public sealed record StaffPhotoFile(byte[] Bytes, string ContentType)
{
    public const int LargestFile = 1_048_576;

    private const int SmallestSide = 32;
    private const int LargestSide = 4_096;

    /// <exception cref="RuleViolation">It is too large, or no image of these kinds.</exception>
    public static StaffPhotoFile Read(byte[] file)
    {
        if (file.Length > LargestFile)
        {
            throw new RuleViolation("Security.PhotoTooLarge", LargestFile / 1_048_576);
        }

        try
        {
            return PngParts.IsOne(file) ? new(PngParts.Clean(file, DemandSize), "image/png")
                : JpegParts.IsOne(file) ? new(JpegParts.Clean(file, DemandSize), "image/jpeg")
                : throw Unreadable();
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException or ArgumentException)
        {
            // A length that points behind the end.
            throw Unreadable();
        }
    }

    internal static RuleViolation Unreadable() => new("Security.PhotoUnreadable");

    private static void DemandSize(int width, int height)
    {
        if (width is < SmallestSide or > LargestSide || height is < SmallestSide or > LargestSide)
        {
            throw new RuleViolation("Security.PhotoSize", SmallestSide, LargestSide);
        }
    }
}
