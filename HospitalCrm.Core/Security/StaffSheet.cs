using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Reads a staff file (.csv in UTF-8 or GB18030, .xlsx) with a header row in English or Chinese.</summary>
public static class StaffSheet
{
    private static readonly Dictionary<string, string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["code"] = "code",
        ["用户编码"] = "code",
        ["工号"] = "code",
        ["name"] = "name",
        ["姓名"] = "name",
        ["role"] = "role",
        ["角色"] = "role",
        ["department"] = "department",
        ["科室"] = "department",
        ["部门"] = "department",
        ["extension"] = "extension",
        ["分机"] = "extension",
        ["mobile"] = "mobile",
        ["手机"] = "mobile",
        ["手机号"] = "mobile",
    };

    static StaffSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="RuleViolation">It is no such file, or a column is missing or unknown.</exception>
    public static IReadOnlyList<StaffEntry> Read(Stream file, bool isCsv)
    {
        try
        {
            using var reader = isCsv
                ? ExcelReaderFactory.CreateCsvReader(file, new() { FallbackEncoding = Encoding.GetEncoding("GB18030") })
                : ExcelReaderFactory.CreateOpenXmlReader(file);
            return Rows(reader);
        }
        catch (Exception broken) when (broken is ExcelReaderException or InvalidDataException or IOException or ArgumentException)
        {
            throw new RuleViolation("Security.UnreadableFile");
        }
    }

    private static List<StaffEntry> Rows(IExcelDataReader reader)
    {
        var columns = reader.Read() ? Columns(reader) : [];
        foreach (var needed in (string[])["code", "name", "role"])
        {
            if (!columns.ContainsKey(needed))
            {
                throw new RuleViolation("Security.ColumnMissing", needed);
            }
        }

        var entries = new List<StaffEntry>();
        while (reader.Read() && entries.Count <= ImportStaff.MostRows)
        {
            string Cell(string column) => columns.TryGetValue(column, out var at) ? Text(reader, at) : "";
            var entry = new StaffEntry(Cell("code"), Cell("name"), Cell("role"), Filled(Cell("department")), Filled(Cell("extension")), Filled(Cell("mobile")));
            if (entry.Code.Length + entry.Name.Length + entry.Role.Length > 0)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static Dictionary<string, int> Columns(IExcelDataReader reader)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < reader.FieldCount; at++)
        {
            var header = Text(reader, at);
            if (header.Length > 0)
            {
                columns[Headers.TryGetValue(header, out var known) ? known : throw new RuleViolation("Security.ColumnUnknown", header)] = at;
            }
        }

        return columns;
    }

    private static string Text(IExcelDataReader reader, int at) =>
        at < reader.FieldCount ? Convert.ToString(reader.GetValue(at), System.Globalization.CultureInfo.InvariantCulture)?.Trim() ?? "" : "";

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
