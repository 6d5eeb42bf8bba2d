using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>Which letters a text file is written in: UTF-8 if all of it can be, else GB18030, as Chinese Windows programs write.</summary>
internal static class CsvEncoding
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var bytes = new byte[256 * 1024];
        var letters = new char[Strict.GetMaxCharCount(bytes.Length)];
        var decoder = Strict.GetDecoder();
        var isFirst = true;
        try
        {
            for (var count = file.Read(bytes); ; count = file.Read(bytes))
            {
                if (isFirst)
                {
                    if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                    {
                        return Encoding.Unicode; // the mark says which end first
                    }

                    DemandText(bytes.AsSpan(0, count));
                    isFirst = false;
                }

                decoder.GetChars(bytes, 0, count, letters, 0, flush: count == 0);
                if (count == 0)
                {
                    return Encoding.UTF8;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030");
        }
    }

    /// <summary>A workbook renamed .csv would come out as rubbish in thousands of rows.</summary>
    private static void DemandText(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK"u8) || file[..Math.Min(file.Length, 8_192)].Contains((byte)0))
        {
            throw new RuleViolation("Settings.FileUnreadable");
        }
    }
}
