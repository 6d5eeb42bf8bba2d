using System.Globalization;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Settings.Imports;

/// <summary>Finds a list's columns in a file's headings, and its values in a file's words, whichever of the two languages they are in.</summary>
public sealed class ImportWords(Wording words, ImportDefinition import)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    public string Heading(ImportColumn column) => words.Column(import.Row, import.List, column.Name);

    /// <summary>A cell as the reader says it.</summary>
    public string Say(ImportColumn column, string text) => column.Choices.Contains(text) ? Word(column, text) : text;

    /// <summary>Column → the heading it was found under; a heading serves one column.</summary>
    public Dictionary<string, int> Guess(IReadOnlyList<string> headings)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var plain = headings.Select(Plain).ToList();
        foreach (var column in import.Columns)
        {
            var names = InBoth(() => Heading(column)).Append(column.Name).Select(Plain).ToHashSet(StringComparer.Ordinal);
            var at = plain.FindIndex(heading => heading.Length > 0 && names.Contains(heading));
            if (at >= 0 && !found.ContainsValue(at))
            {
                found[column.Name] = at;
            }
        }

        return found;
    }

    /// <summary>The rows by column, choices as values. What is no choice stays as it is: the import says so.</summary>
    public IReadOnlyList<ImportLine> Lines(Sheet sheet, IReadOnlyDictionary<string, int> found)
    {
        var choices = import.Columns.Where(column => column.Choices.Count > 0).ToDictionary(column => column.Name, Choices);
        return
        [
            .. sheet.Rows.Select(row => new ImportLine(
                row.Number,
                found.ToDictionary(
                    pair => pair.Key,
                    pair => choices.TryGetValue(pair.Key, out var known) && known.TryGetValue(Plain(row.Cells[pair.Value]), out var value) ? value : row.Cells[pair.Value],
                    StringComparer.Ordinal))),
        ];
    }

    private Dictionary<string, string> Choices(ImportColumn column)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in column.Choices)
        {
            foreach (var word in InBoth(() => Word(column, choice)).Append(choice))
            {
                known.TryAdd(Plain(word), choice);
            }
        }

        if (column.Choices.Contains("true"))
        {
            known.TryAdd("1", "true");
            known.TryAdd("0", "false");
        }

        return known;
    }

    private string Word(ImportColumn column, string choice) => column.Enum is { } kind ? words[$"Enum.{kind}.{choice}"] : words[choice == "true" ? "Yes" : "No"];

    // A blank, a star behind a required heading, capitals: nobody means anything by them.
    private static string Plain(string text) => new string([.. text.Where(character => !char.IsWhiteSpace(character) && character is not ('*' or '＊'))]).ToUpperInvariant();

    private static List<string> InBoth(Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return [.. Languages.Select(language =>
            {
                CultureInfo.CurrentUICulture = language;
                return say();
            })];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
