namespace HospitalCrm.Core.Settings;

/// <summary>分类字典, declared once in <see cref="CodeTables"/>: what it classifies, what it measures, and the items a hospital starts with.</summary>
/// <param name="Code">The last word of its page; never changes, since items are stored under it.</param>
public sealed record CodeTable(string Code, CodeMeasure Measure, IReadOnlyList<CodeSeed> BuiltIn)
{
    /// <summary>Whether its items cut a range into classes: each begins where the one below it ends.</summary>
    public bool IsScale => Measure is CodeMeasure.Age or CodeMeasure.Money;

    /// <summary>Whether its items carry a weight: importance, or points.</summary>
    public bool IsWeighed => Measure is CodeMeasure.Weight;
}

/// <param name="Value">Where it begins (a scale), or what it weighs.</param>
public sealed record CodeSeed(string Code, string Name, int? Value = null, string? Note = null);

public enum CodeMeasure
{
    /// <summary>Names only.</summary>
    Plain,

    /// <summary>Completed years.</summary>
    Age,

    /// <summary>Yuan a year.</summary>
    Money,

    /// <summary>1 … 100: what weighs more comes first.</summary>
    Weight,
}
