namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>One thing a text may name.</summary>
/// <param name="Key">What a caller gives its value by.</param>
/// <param name="Word">What stands between braces in the text, in the staff's own words; the key is understood there too.</param>
/// <param name="Sample">What a preview shows for it.</param>
public sealed record Placeholder(string Key, string Word, PlaceholderType Type, string Sample)
{
    /// <summary>Said instead where it has no value and stands in no optional part; null: a value is needed there.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The product itself knows it; no caller gives it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>What something costs: a text that names a price advertises.</summary>
    public bool IsPrice { get; init; }

    /// <summary>Said only to whoever agreed to figures of results in messages; the gate asks right before sending.</summary>
    public bool NeedsConsent { get; init; }

    public override string ToString() => $"{{{Word}}}";
}

/// <summary>What a value is, and so how it is said.</summary>
public enum PlaceholderType
{
    Name,
    Text,

    /// <summary>A day: 3月5日.</summary>
    Date,

    /// <summary>A day and an hour: 3月5日08:30.</summary>
    Moment,

    /// <summary>Yuan with two places.</summary>
    Money,
    Number,

    /// <summary>A department, an examination, a disease: left out when it is one nobody may read on a lock screen.</summary>
    Clinical,

    /// <summary>床位费:35.00,西药费:120.50.</summary>
    Amounts,
}
