using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>Values as a message says them. A caller may give the thing itself or its usual text (2026-03-05, 35.5).</summary>
public static class ValueWords
{
    /// <summary>Null for no value: empty, or what may not be named.</summary>
    /// <exception cref="RuleViolation">It is not what the placeholder wants.</exception>
    public static string? Say(Placeholder name, object? value, IReadOnlyList<string> sensitive)
    {
        var said = value switch
        {
            null => null,
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text => Say(name, Clean(text)),
            DateOnly day => Day(day),
            DateTimeOffset at when name.Type == PlaceholderType.Moment => Moment(HospitalZone.Local(at).DateTime),
            DateTimeOffset at => Day(DateOnly.FromDateTime(HospitalZone.Local(at).DateTime)),
            IEnumerable<KeyValuePair<string, decimal>> amounts => Amounts(amounts),
            decimal or int or long => Figure(name.Type, Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
            _ => throw Unreadable(name),
        };
        return name.Type == PlaceholderType.Clinical && IsSensitive(said, sensitive) ? null : said;
    }

    public static bool IsSensitive(string? text, IReadOnlyList<string> sensitive) =>
        text is not null && sensitive.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Say(Placeholder name, string text) => name.Type switch
    {
        PlaceholderType.Date => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? Day(day) : throw Unreadable(name),
        PlaceholderType.Moment => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Moment(at) : throw Unreadable(name),
        PlaceholderType.Money or PlaceholderType.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure) ? Figure(name.Type, figure) : throw Unreadable(name),
        _ => text,
    };

    private static string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    private static string Moment(DateTime at) => at.ToString("M月d日HH:mm", CultureInfo.InvariantCulture);

    private static string Figure(PlaceholderType type, decimal figure) => figure.ToString(type == PlaceholderType.Number ? "0.##" : "0.00", CultureInfo.InvariantCulture);

    private static string? Amounts(IEnumerable<KeyValuePair<string, decimal>> amounts) =>
        string.Join(',', amounts.Select(amount => $"{Clean(amount.Key)}:{Figure(PlaceholderType.Money, amount.Value)}")) is { Length: > 0 } said ? said : null;

    /// <summary>A value can neither pass for another sender's signature nor break the line.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Trim().Select(letter => letter switch { '【' => '（', '】' => '）', _ => char.IsControl(letter) ? ' ' : letter }));

    private static RuleViolation Unreadable(Placeholder name) => new("Messaging.ValueUnreadable", name.Key);
}
