namespace HospitalCrm.Core.Kernel;

/// <summary>What comes back through the one door: a value, or a problem said in a code that Web translates.</summary>
public readonly record struct Outcome<T>(T? Value, Problem? Problem)
{
    public bool Succeeded => Problem is null;
}

/// <param name="Fields">For invalid input: which field is wrong and why.</param>
public sealed record Problem(ProblemKind Kind, string Code, IReadOnlyList<object?> Args, IReadOnlyList<FieldProblem> Fields)
{
    public Problem(ProblemKind kind, string code, params object?[] args)
        : this(kind, code, args, [])
    {
    }
}

/// <param name="Field">The property path on the form, for example <c>Numbers[1].Number</c>.</param>
public sealed record FieldProblem(string Field, string Code, IReadOnlyList<object?> Args);

public enum ProblemKind
{
    /// <summary>A business rule refused.</summary>
    Refused,

    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>The session was ended by a sign-out or by an administrator.</summary>
    SessionEnded,

    /// <summary>The input does not hold; see the fields.</summary>
    Invalid,

    /// <summary>Somebody else changed it first.</summary>
    Stale,

    /// <summary>It does not exist (any more).</summary>
    Missing,
}
