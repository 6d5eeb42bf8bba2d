using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Messaging;

/// <summary>From an order to a message, or a refusal that names what is wrong with it and repeats nothing of it.</summary>
internal static class OrderReading
{
    public const int LongestKey = 128;

    /// <summary>Gateways take no more.</summary>
    public const int LongestText = 500;

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    public static NewMessage Read(MessageOrder order, string text, MessageCategory category, NumberingPlan plan, DateTimeOffset now)
    {
        var said = text.Trim();
        if (said.Length is 0 or > LongestText || !IsWhole(said))
        {
            throw new RuleViolation(said.Length > LongestText ? "Messaging.TextTooLong" : "Messaging.TextNeeded", LongestText);
        }

        if (order.SendAt > now + Farthest)
        {
            throw new RuleViolation("Messaging.TooFarAhead");
        }

        return new("", order.Key, category, NumberOf(order.To, plan), said)
        {
            SendAt = order.SendAt,
            Body = BodyOf(order),
        };
    }

    private static string NumberOf(string to, NumberingPlan plan) =>
        PhoneNumbers.Normalise(to, plan) is { Kind: PhoneKind.Mobile or PhoneKind.International, Extension: null } number ? number.Text : throw new RuleViolation("Messaging.BadNumber");

    /// <summary>What the caller wrote, not what was made of it: a template changed meanwhile is no other body.</summary>
    private static string BodyOf(MessageOrder order)
    {
        var body = new StringBuilder().Append(order.To.Trim()).Append('\0').Append(order.Category).Append('\0').Append(order.Text).Append('\0').Append(order.Template).Append('\0').Append(order.SendAt?.UtcTicks);
        foreach (var (name, value) in order.Values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            body.Append('\0').Append(name).Append('\u0001').Append(value);
        }

        return body.ToString();
    }

    /// <summary>Half a character, or one no telephone shows, is a mistake of the sender.</summary>
    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] == '\0')
            {
                return false;
            }
        }

        return true;
    }
}
