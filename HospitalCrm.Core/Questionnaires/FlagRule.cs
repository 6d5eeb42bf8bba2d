namespace HospitalCrm.Core.Questionnaires;

/// <summary>异常预警: when all of it holds, a doctor is told, and told why.</summary>
public sealed record FlagRule
{
    public IReadOnlyList<Condition> When { get; init; } = [];

    public string Why { get; init; } = "";
}

/// <summary>A derived opinion (S2-2.2): the first rule of which all holds says what is thought and what the patient is told.</summary>
public sealed record OpinionRule
{
    /// <summary>Empty: always; the last rule, where no other holds.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    public string Opinion { get; init; } = "";

    /// <summary>What the patient may be told by anybody who calls.</summary>
    public string Guidance { get; init; } = "";

    public string? Why { get; init; }
}
