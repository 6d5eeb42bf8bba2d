namespace HospitalCrm.Core.Messaging;

/// <summary>What a connected system orders, as it came.</summary>
/// <param name="Values">For a template's places, in the order they came.</param>
public sealed record MessageOrder(string Key, string To, MessageCategory Category, string? Text, string? Template, IReadOnlyDictionary<string, string> Values, DateTimeOffset? SendAt);
