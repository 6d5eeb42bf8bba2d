using System.Globalization;
using System.Text.Json;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Web.Messaging;

/// <summary>Reads an order of a message (contracts §3). What is wrong with it is said by a code; nothing of it is repeated.</summary>
internal static class OrderJson
{
    private const int LongestKey = 128;
    private const int LongestNumber = 64;
    private const int MostValues = 50;

    private static readonly Dictionary<string, MessageCategory> Categories = Enum.GetValues<MessageCategory>().ToDictionary(category => category.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="RuleViolation">It is no order.</exception>
    public static MessageOrder Read(JsonElement order)
    {
        var key = Text(order, "idempotencyKey");
        if (key is not { Length: > 0 and <= LongestKey } || key.Any(char.IsControl))
        {
            throw new RuleViolation("Messaging.KeyNeeded", LongestKey);
        }

        var (text, template) = (Text(order, "text"), Text(order, "template"));
        if ((text is null) == (template is null))
        {
            throw new RuleViolation("Messaging.TextOrTemplate");
        }

        if (Text(order, "category") is not { } word || !Categories.TryGetValue(word, out var category))
        {
            throw new RuleViolation("Messaging.UnknownCategory");
        }

        return new(
            key,
            Text(order, "to") is { Length: > 0 and <= LongestNumber } to ? to : throw new RuleViolation("Messaging.BadNumber"),
            category,
            text,
            template,
            template is null ? new Dictionary<string, string>() : Values(order),
            At(order));
    }

    private static Dictionary<string, string> Values(JsonElement order)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!order.TryGetProperty("values", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return values;
        }

        if (given.ValueKind != JsonValueKind.Object || given.EnumerateObject().Count() > MostValues)
        {
            throw new RuleViolation("Messaging.BadValues");
        }

        foreach (var value in given.EnumerateObject())
        {
            values[value.Name] = value.Value.ValueKind switch
            {
                JsonValueKind.String => Clean(value.Value) ?? throw new RuleViolation("Messaging.BadValues"),
                JsonValueKind.Number => value.Value.GetRawText(),
                _ => throw new RuleViolation("Messaging.BadValues"),
            };
        }

        return values;
    }

    /// <summary>With an offset, or in hospital time.</summary>
    private static DateTimeOffset? At(JsonElement order)
    {
        if (Text(order, "sendAt") is not { } given)
        {
            return null;
        }

        // A time of day alone, or a day alone, would be completed with a guess.
        if (given is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't' or ' ', ..] || !DateTime.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
        {
            throw new RuleViolation("Messaging.BadTime");
        }

        return at.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(at, HospitalZone.Info.BaseUtcOffset).ToUniversalTime() : new DateTimeOffset(at.ToUniversalTime());
    }

    private static string? Text(JsonElement order, string name)
    {
        if (!order.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && Clean(value) is { } text ? text : throw new RuleViolation("Messaging.NotAText");
    }

    /// <summary>Null for what no database keeps: half a character, or a NUL.</summary>
    private static string? Clean(JsonElement value)
    {
        try
        {
            var text = value.GetString()!.Trim();
            return text.Contains('\0') ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
