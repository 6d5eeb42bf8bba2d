using System.Buffers.Binary;
using System.IO.Compression;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>Looks into a file: what it is is what its first bytes say, never its name; what could run is refused.</summary>
internal static class AttachmentContent
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 500L << 20;
    private const int MostTypes = 1 << 20;

    private static readonly byte[][] Acts = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray()];

    /// <exception cref="RuleViolation">It is none of the kinds, holds something that could run, or is called otherwise.</exception>
    public static AttachmentKind Read(byte[] file, string extension)
    {
        var kind = KindOf(file) ?? throw new RuleViolation("Complaints.AttachmentUnknown");
        return kind == Named(extension) ? kind : throw new RuleViolation("Complaints.AttachmentNamedOtherwise", kind);
    }

    public static AttachmentKind? Named(string extension) => extension.ToLowerInvariant() switch
    {
        "jpeg" or "jpg" => AttachmentKind.Jpg,
        var word => Enum.TryParse<AttachmentKind>(word, ignoreCase: true, out var kind) && !char.IsDigit(word[0]) ? kind : null,
    };

    private static AttachmentKind? KindOf(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => AttachmentKind.Jpg,
        _ when file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && file.Length > 24 && file[12..].StartsWith("IHDR"u8) => AttachmentKind.Png,
        _ when file.StartsWith("%PDF-"u8) => Pdf(file),
        _ when file.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]) => Office(file.ToArray()),
        _ when file.StartsWith("#!AMR"u8) => AttachmentKind.Amr,
        _ when file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8) => AttachmentKind.Wav,
        _ when IsTagged(file) || IsFrame(file) => AttachmentKind.Mp3,
        _ => null,
    };

    private static AttachmentKind Pdf(ReadOnlySpan<byte> file)
    {
        foreach (var act in Acts)
        {
            if (file.IndexOf(act) >= 0)
            {
                throw new RuleViolation("Complaints.AttachmentActive");
            }
        }

        return AttachmentKind.Pdf;
    }

    /// <summary>By its directory alone: nothing is unpacked but the list of content types.</summary>
    private static AttachmentKind? Office(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var names = zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(entry => entry.Length) > MostUnpacked || zip.GetEntry("[Content_Types].xml") is not { Length: < MostTypes } types)
            {
                return null;
            }

            if (names.Any(RunsSomething) || IsMacro(types))
            {
                throw new RuleViolation("Complaints.AttachmentActive");
            }

            return names.Contains("word/document.xml") ? AttachmentKind.Docx : names.Contains("xl/workbook.xml") ? AttachmentKind.Xlsx : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    private static bool RunsSomething(string name) =>
        name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && !name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase);

    private static bool IsMacro(ZipArchiveEntry types)
    {
        using var reader = new StreamReader(types.Open());
        var text = new char[MostTypes];
        var read = reader.ReadBlock(text);
        return text.AsSpan(0, read).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTagged(ReadOnlySpan<byte> file) => file.Length > 10 && file.StartsWith("ID3"u8) && file[3] < 5 && (file[6] | file[7] | file[8] | file[9]) < 0x80;

    /// <summary>MPEG audio, layer III, with a bit rate and a sampling rate there is.</summary>
    private static bool IsFrame(ReadOnlySpan<byte> file) =>
        file.Length > 128 && BinaryPrimitives.ReadUInt32BigEndian(file) is var head
        && head >> 21 == 0x7FF && (head >> 19 & 3) != 1 && (head >> 17 & 3) == 1 && (head >> 12 & 15) is > 0 and < 15 && (head >> 10 & 3) != 3;
}
