using System.IO.Compression;
using System.Xml;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Looks into a workbook before the reader does: how much it unpacks to, how many rows and columns it has, whether it calculates.</summary>
internal static class Workbook
{
    private const int MostParts = 1_000;
    private const long LargestContent = 100L * 1024 * 1024;
    private const int LastColumn = 16_384;

    /// <exception cref="RuleViolation">It is refused.</exception>
    public static void Measure(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        // A part never unpacks to more than it says: the reader stops there.
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(part => Math.Min(part.Length, LargestContent + 1)) > LargestContent)
        {
            throw new RuleViolation("Settings.FileBomb");
        }

        foreach (var part in zip.Entries.Where(LooksLikeXml))
        {
            using var content = part.Open();
            using var xml = XmlReader.Create(content, new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LargestContent, IgnoreWhitespace = true });
            if (xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "worksheet")
            {
                Measure(xml);
            }
        }
    }

    /// <summary>By what it begins with, whatever it is called: the reader finds a worksheet under any name.</summary>
    private static bool LooksLikeXml(ZipArchiveEntry part)
    {
        using var content = part.Open();
        Span<byte> head = stackalloc byte[64];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var begin = head[..read].TrimStart("\uFEFF \t\r\n"u8).TrimStart((ReadOnlySpan<byte>)[0xFE, 0xFF, 0, (byte)' ']);
        return begin.Length > 0 && begin[0] == (byte)'<';
    }

    private static void Measure(XmlReader sheet)
    {
        var (rows, cell, isCounted) = (0, "", false);
        while (sheet.Read())
        {
            if (sheet.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (sheet.LocalName)
            {
                case "row":
                    isCounted = false;
                    break;
                case "c":
                    cell = sheet.GetAttribute("r") ?? "";
                    DemandColumn(cell, LastColumn);
                    break;
                case "f":
                    throw new RuleViolation("Settings.FileFormula", cell);
                case "v" or "is":
                    DemandColumn(cell, SheetFile.MostColumns);
                    rows += isCounted ? 0 : 1;
                    isCounted = true;
                    break;
            }

            if (rows > SheetFile.MostRows + 1)
            {
                throw new RuleViolation("Settings.FileTooManyRows", SheetFile.MostRows);
            }
        }
    }

    private static void DemandColumn(string cell, int most)
    {
        long column = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetterUpper).Take(8))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        if (column > most)
        {
            throw new RuleViolation("Settings.FileTooManyColumns", SheetFile.MostColumns);
        }
    }
}
