using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>
/// A file with rows of one view, <c>&lt;view&gt;.csv</c> (UTF-8 or GB18030) or <c>&lt;view&gt;.xlsx</c>. A text is read row by row, whatever
/// its size; a workbook is measured first and has at most <see cref="SheetFile.MostRows"/> rows.
/// </summary>
public sealed class HisFile : IDisposable
{
    public const string Csv = ".csv";
    public const string Workbook = ".xlsx";

    private readonly CsvReader? _csv;
    private readonly Sheet? _sheet;

    private HisFile(IReadOnlyList<string> headings, CsvReader? csv, Sheet? sheet)
    {
        Headings = headings;
        _csv = csv;
        _sheet = sheet;
    }

    /// <summary>As they stand in the file, trimmed.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Whether a file of this name is one of ours at all.</summary>
    public static bool IsOne(string name) => Path.GetExtension(name).ToLowerInvariant() is Csv or Workbook;

    /// <exception cref="RuleViolation">It is empty, broken or no table.</exception>
    public static HisFile Open(string path)
    {
        if (Path.GetExtension(path).Equals(Workbook, StringComparison.OrdinalIgnoreCase))
        {
            if (new FileInfo(path).Length > SheetFile.LargestFile)
            {
                throw new RuleViolation("Settings.FileTooLarge", SheetFile.LargestFile / 1024 / 1024);
            }

            var sheet = SheetFile.Read(File.ReadAllBytes(path), isCsv: false);
            return new([.. sheet.Headings.Select(heading => heading.Trim())], null, sheet);
        }

        return Open(path, CsvEncoding.Of(path));
    }

    /// <exception cref="RuleViolation">A quote is never closed: the file is cut off, or no table.</exception>
    public IEnumerable<HisFileRow> Rows()
    {
        if (_sheet is not null)
        {
            foreach (var row in _sheet.Rows)
            {
                yield return new(row.Number, row.Cells);
            }

            yield break;
        }

        while (_csv!.Read() is { } cells)
        {
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return new(_csv.Row, cells);
            }
        }
    }

    /// <summary>A row by the names of its columns. A cell that says nothing is null: a text file knows no difference.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Named(HisFileRow row)
    {
        for (var at = 0; at < Headings.Count; at++)
        {
            if (Headings[at].Length > 0)
            {
                yield return new(Headings[at], at < row.Cells.Count && row.Cells[at] is { Length: > 0 } cell && cell is not ("NULL" or "\\N") ? cell : null);
            }
        }
    }

    public void Dispose() => _csv?.Dispose();

    private static HisFile Open(string path, Encoding encoding)
    {
        var csv = new CsvReader(new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024));
        try
        {
            var headings = csv.Read()?.Select(heading => heading.Trim()).ToList();
            return headings is { Count: > 0 } && headings.Exists(heading => heading.Length > 0) ? new(headings, csv, null) : throw new RuleViolation("Settings.FileEmpty");
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }
}

/// <param name="Number">Its row in the file; the headings are row 1.</param>
public readonly record struct HisFileRow(int Number, IReadOnlyList<string> Cells);
