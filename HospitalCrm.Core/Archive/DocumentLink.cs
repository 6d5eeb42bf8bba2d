using System.Text.RegularExpressions;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>The link template to documents that stay in the EMR. Values are URL-encoded, so that no number of a patient can lead elsewhere.</summary>
public static partial class DocumentLink
{
    private static readonly string[] Known = ["mrn", "visit", "patient", "type"];

    /// <exception cref="RuleViolation">Not an http(s) address, a word in braces nobody fills, or one in the place of the host.</exception>
    public static string Check(string template)
    {
        if (template.Length == 0)
        {
            return template;
        }

        var words = Word().Matches(template).Select(word => word.Groups[1].Value);
        if (words.FirstOrDefault(word => !Known.Contains(word)) is { } unknown)
        {
            throw new RuleViolation("Archive.LinkWord", unknown, string.Join(' ', Known.Select(word => $"{{{word}}}")));
        }

        var safe = Uri.TryCreate(Word().Replace(template, "0"), UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0
            && template.StartsWith(address.GetLeftPart(UriPartial.Authority) + "/", StringComparison.OrdinalIgnoreCase);
        return safe ? template : throw new RuleViolation("Archive.LinkShape");
    }

    /// <summary>Null when a word of the template has no value for this visit.</summary>
    public static string? Fill(string template, IReadOnlyDictionary<string, string?> values)
    {
        Check(template);
        var missing = template.Length == 0;
        var filled = Word().Replace(template, word =>
        {
            var value = values.GetValueOrDefault(word.Groups[1].Value);
            missing |= string.IsNullOrEmpty(value);
            return Uri.EscapeDataString(value ?? "");
        });
        return missing ? null : filled;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Word();
}
