using System.Text.Json;
using System.Text.RegularExpressions;

namespace HospitalCrm.Web.Operations;

/// <summary>
/// A log line with whatever could name somebody taken out, should it have got in against all rules: digits that could be a number,
/// quoted text, Chinese characters, addresses, and the words of exceptions. What is left is when, how bad, where, and which kind.
/// </summary>
internal static partial class Scrubbed
{
    private const string Gone = "…";

    private static readonly string[] Told = ["SourceContext", "Method", "Route", "Status", "Ms", "Work", "Handled", "Count", "Failure", "Step"];

    public static string Line(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? string.Join(' ', Parts(json.RootElement)) : Text(line);
        }
        catch (JsonException)
        {
            return Text(line);
        }
    }

    public static string Text(string text) => Chinese().Replace(Mail().Replace(Quoted().Replace(Digits().Replace(text, Gone), Gone), Gone), Gone);

    private static IEnumerable<string> Parts(JsonElement line)
    {
        foreach (var part in line.EnumerateObject())
        {
            switch (part.Name)
            {
                // Written by the logger itself.
                case "@t" when part.Value.TryGetDateTimeOffset(out var at):
                    yield return at.ToString("O");
                    break;
                case "@l":
                    yield return Text(part.Value.ToString()).ToUpperInvariant();
                    break;
                case "@m":
                    yield return Text(part.Value.ToString());
                    break;
                case "@x":
                    yield return Trace(part.Value.ToString());
                    break;
                case var name when Told.Contains(name):
                    yield return $"{name}={Text(part.Value.ToString())}";
                    break;
            }
        }
    }

    /// <summary>Kinds of exceptions and the way the code went; never their messages, which may quote what was typed.</summary>
    private static string Trace(string exception) =>
        string.Join(" | ", exception.Split('\n').Select(line => line.Trim()).Select(line => Frame().IsMatch(line) ? Text(line) : Kind().Match(line).Value).Where(line => line.Length > 0));

    [GeneratedRegex(@"\d[\d\s-]{2,}\d|\p{Nd}{4,}")]
    private static partial Regex Digits();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’|`[^`]*`|「[^」]*」")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsCJKCompatibilityIdeographs}·\uD840-\uDBFF\uDC00-\uDFFF]+")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^at [\w.<>`\[\]+,|]+")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(---> )?[A-Za-z_][\w.]*(Exception|Violation|Failure)\b")]
    private static partial Regex Kind();
}
