namespace HospitalCrm.Core.Questionnaires;

/// <summary>What an answer must be for a branch to open, a warning to be raised or an opinion to follow. A question that was not asked fulfils none.</summary>
public sealed record Condition
{
    /// <summary>Stands for the score so far.</summary>
    public const string Score = "#score";

    /// <summary>Stands for how many warnings there are.</summary>
    public const string Flags = "#flags";

    public string Question { get; init; } = "";

    public ConditionTest Test { get; init; }

    /// <summary>Option keys; of a matrix <c>row=option</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    public decimal? Limit { get; init; }

    public bool IsOfTotals => Question is Score or Flags;

    public static Condition AnyOf(string question, params IReadOnlyList<string> options) => new() { Question = question, Test = ConditionTest.AnyOf, Options = options };

    public static Condition AtLeast(string question, decimal limit) => new() { Question = question, Test = ConditionTest.AtLeast, Limit = limit };

    public static Condition AtMost(string question, decimal limit) => new() { Question = question, Test = ConditionTest.AtMost, Limit = limit };

    public bool Equals(Condition? other) =>
        other is not null && (Question, Test, Limit) == (other.Question, other.Test, other.Limit) && Options.SequenceEqual(other.Options, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Question, Test, Limit, Options.Count);
}

public enum ConditionTest
{
    /// <summary>One of the options was chosen.</summary>
    AnyOf,

    /// <summary>It was answered, and none of them chosen.</summary>
    NoneOf,
    AtLeast,
    AtMost,
    Answered,
}
