using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

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

    /// <exception cref="RuleViolation">It is no such file, or a column is missing or unknown.</exception>
    public static IReadOnlyList<StaffEntry> Read(Stream file, bool isCsv)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        var sheet = SheetFile.Read(content.ToArray(), isCsv);
        var columns = Columns(sheet.Headings);
        foreach (var needed in (string[])["code", "name", "role"])
        {
            if (!columns.ContainsKey(needed))
            {
                throw new RuleViolation("Security.ColumnMissing", needed);
            }
        }

        return [.. sheet.Rows.Take(ImportStaff.MostRows + 1).Select(row => Entry(column => columns.TryGetValue(column, out var at) ? row.Cells[at] : "")).Where(IsFilled)];
    }

    private static StaffEntry Entry(Func<string, string> cell) =>
        new(cell("code"), cell("name"), cell("role"), Filled(cell("department")), Filled(cell("extension")), Filled(cell("mobile")));

    private static bool IsFilled(StaffEntry entry) => entry.Code.Length + entry.Name.Length + entry.Role.Length > 0;

    private static Dictionary<string, int> Columns(IReadOnlyList<string> headings)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < headings.Count; at++)
        {
            if (headings[at].Length > 0)
            {
                columns[Headers.TryGetValue(headings[at], out var known) ? known : throw new RuleViolation("Security.ColumnUnknown", headings[at])] = at;
            }
        }

        return columns;
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
