using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.Security;

/// <summary>Reads a staff file (.csv in UTF-8 or GB18030, .xlsx) with a header row in English or Chinese, or under headings somebody said the meaning of.</summary>
public static class StaffSheet
{
    /// <summary>What a file may say of somebody, in the order people are asked for it.</summary>
    public static readonly IReadOnlyList<string> Columns = ["code", "name", "role", "department", "ward", "extension", "mobile"];

    public static readonly IReadOnlyList<string> Needed = ["code", "name", "role"];

    private static readonly Dictionary<string, string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["code"] = "code",
        ["user code"] = "code",
        ["用户编码"] = "code",
        ["工号"] = "code",
        ["name"] = "name",
        ["姓名"] = "name",
        ["role"] = "role",
        ["角色"] = "role",
        ["department"] = "department",
        ["科室"] = "department",
        ["部门"] = "department",
        ["ward"] = "ward",
        ["病区"] = "ward",
        ["extension"] = "extension",
        ["分机"] = "extension",
        ["mobile"] = "mobile",
        ["手机"] = "mobile",
        ["手机号"] = "mobile",
    };

    // An export writes it; whoever is taken over is here.
    private static readonly HashSet<string> Ignored = new(["state", "状态"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Column → the heading it was found under.</summary>
    public static Dictionary<string, int> Guess(IReadOnlyList<string> headings)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < headings.Count; at++)
        {
            if (Headers.TryGetValue(headings[at].Trim(), out var column))
            {
                found.TryAdd(column, at);
            }
        }

        return found;
    }

    /// <summary>Headings with a meaning nobody knows yet.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<string> headings, IReadOnlyDictionary<string, int> found) =>
        headings.Where((heading, at) => heading.Length > 0 && !found.Values.Contains(at) && !Ignored.Contains(heading.Trim()));

    /// <exception cref="RuleViolation">A column is missing.</exception>
    public static IReadOnlyList<StaffEntry> Entries(Sheet sheet, IReadOnlyDictionary<string, int> found)
    {
        if (Needed.FirstOrDefault(column => !found.ContainsKey(column)) is { } missing)
        {
            throw new RuleViolation("Security.ColumnMissing", missing);
        }

        return [.. Filled(sheet, found).Select(row => row.Entry)];
    }

    /// <summary>The rows of the file these entries stand in, one by one: a gap between them is nobody.</summary>
    public static IReadOnlyList<int> Numbers(Sheet sheet, IReadOnlyDictionary<string, int> found) => [.. Filled(sheet, found).Select(row => row.Number)];

    /// <exception cref="RuleViolation">It is no such file, or a column is missing or unknown.</exception>
    public static IReadOnlyList<StaffEntry> Read(Stream file, bool isCsv)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        var sheet = SheetFile.Read(content.ToArray(), isCsv);
        var found = Guess(sheet.Headings);
        return Unknown(sheet.Headings, found).FirstOrDefault() is { } unknown ? throw new RuleViolation("Security.ColumnUnknown", unknown) : Entries(sheet, found);
    }

    private static IEnumerable<(int Number, StaffEntry Entry)> Filled(Sheet sheet, IReadOnlyDictionary<string, int> found) =>
        sheet.Rows.Take(ImportStaff.MostRows + 1).Select(row => (row.Number, Entry: Entry(column => found.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at] : ""))).Where(row => IsFilled(row.Entry));

    private static StaffEntry Entry(Func<string, string> cell) =>
        new(cell("code"), cell("name"), cell("role"), Filled(cell("department")), Filled(cell("extension")), Filled(cell("mobile"))) { Ward = Filled(cell("ward")) };

    private static bool IsFilled(StaffEntry entry) => entry.Code.Length + entry.Name.Length + entry.Role.Length > 0;

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
