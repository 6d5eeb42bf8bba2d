using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>
/// Reads an uploaded table (.xlsx, or .csv in UTF-8 or GB18030). A file is a stranger: it is measured before it is opened, and what is
/// too large, holds formulas or is broken is refused in words.
/// </summary>
public static class SheetFile
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int MostRows = 50_000;
    public const int MostColumns = 60;
    public const int LongestCell = 2_000;

    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="RuleViolation">It is refused.</exception>
    public static Sheet Read(byte[] file, bool isCsv)
    {
        if (file.Length > LargestFile)
        {
            throw new RuleViolation("Settings.FileTooLarge", LargestFile / 1024 / 1024);
        }

        try
        {
            if (isCsv)
            {
                DemandText(file);
            }
            else
            {
                Workbook.Measure(file);
            }

            using var stream = new MemoryStream(file, writable: false);
            using var reader = isCsv ? ExcelReaderFactory.CreateCsvReader(stream, Csv()) : ExcelReaderFactory.CreateOpenXmlReader(stream);
            return Rows(reader, isCsv);
        }
        catch (Exception broken) when (broken is ExcelReaderException or InvalidDataException or IOException or ArgumentException or FormatException or OverflowException
            or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or NotSupportedException or System.Xml.XmlException)
        {
            // The library fails in many ways over a file somebody bent.
            throw new RuleViolation("Settings.FileUnreadable");
        }
    }

    private static ExcelReaderConfiguration Csv() => new() { FallbackEncoding = Encoding.GetEncoding("GB18030"), AutodetectSeparators = [',', '\t', ';'] };

    /// <summary>A workbook renamed .csv would come out as rubbish in thousands of rows.</summary>
    private static void DemandText(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK"u8) || file[..Math.Min(file.Length, 8_192)].Contains((byte)0))
        {
            throw new RuleViolation("Settings.FileUnreadable");
        }
    }

    private static Sheet Rows(IExcelDataReader reader, bool isCsv)
    {
        var headings = reader.Read() ? Cells(reader, 1, isCsv) : [];
        while (headings.Count > 0 && headings[^1].Length == 0)
        {
            headings.RemoveAt(headings.Count - 1);
        }

        if (headings.Count == 0)
        {
            throw new RuleViolation("Settings.FileEmpty");
        }

        var rows = new List<SheetRow>();
        var (isAfterGap, isFoot) = (false, false);
        for (var number = 2; reader.Read(); number++)
        {
            var cells = Cells(reader, number, isCsv);
            if (cells.TrueForAll(cell => cell.Length == 0))
            {
                isAfterGap = true;
                continue;
            }

            // Below the gap an export says whose copy it is.
            isFoot = isAfterGap && headings.Count > 1 && cells.FindLastIndex(cell => cell.Length > 0) == 0;
            isAfterGap = false;

            rows.Add(new(number, [.. Enumerable.Range(0, headings.Count).Select(at => at < cells.Count ? cells[at] : "")]));
            if (rows.Count > MostRows)
            {
                throw new RuleViolation("Settings.FileTooManyRows", MostRows);
            }
        }

        if (isFoot)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows.Count == 0 ? throw new RuleViolation("Settings.FileEmpty") : new(headings, rows);
    }

    private static List<string> Cells(IExcelDataReader reader, int row, bool isCsv)
    {
        var cells = new List<string>(Math.Min(reader.FieldCount, MostColumns));
        for (var at = 0; at < reader.FieldCount; at++)
        {
            var text = Text(reader.GetValue(at));
            if (text.Length == 0 && at >= MostColumns)
            {
                continue;
            }

            if (at >= MostColumns)
            {
                throw new RuleViolation("Settings.FileTooManyColumns", MostColumns);
            }

            if (text.Length > LongestCell)
            {
                throw new RuleViolation("Settings.FileCellTooLong", row, at + 1, LongestCell);
            }

            if (isCsv && IsFormula(text))
            {
                throw new RuleViolation("Settings.FileFormula", $"{row}:{at + 1}");
            }

            cells.Add(text);
        }

        return cells;
    }

    /// <summary>What a spreadsheet would calculate when it opens the text: numbers and telephone numbers are none.</summary>
    private static bool IsFormula(string text) => text switch
    {
        ['=' or '@', ..] => true,
        ['+' or '-', ..] => text.Any(character => !char.IsAsciiDigit(character) && !"+-. ()".Contains(character, StringComparison.Ordinal)),
        _ => false,
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Clean(value.ToString()!),
    };

    // Control characters come from copied cells and mean nothing; a line break in a note does.
    private static string Clean(string text) => new string([.. text.Where(character => !char.IsControl(character) || character == '\n')]).Trim();
}
