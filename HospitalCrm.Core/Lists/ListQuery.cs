namespace HospitalCrm.Core.Lists;

/// <summary>What the user asked of a list.</summary>
public sealed record ListQuery
{
    public const int DefaultSize = 20;

    /// <summary>Filter name → what was typed. An unknown name is refused, never ignored.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    /// <summary>The total, once it was counted: lets the last pages be read from the end.</summary>
    public long? KnownTotal { get; init; }
}
