namespace HospitalCrm.Core.Kernel;

/// <summary>The business says no. <see cref="Code"/> is a text key (<c>Room.Code</c>) that Web puts into the user's language.</summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string code, params object?[] args)
        : base(code)
    {
        Code = code;
        Args = args;
    }

    public string Code { get; }

    public IReadOnlyList<object?> Args { get; }
}
