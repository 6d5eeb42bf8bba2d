namespace HospitalCrm.Core.Security;

/// <summary>What the environment decides about signing in; all else is a parameter (<see cref="SecurityParameters"/>).</summary>
public sealed record SignInRules
{
    /// <summary>Whether demo accounts and demo keys are accepted.</summary>
    public bool AcceptsDemo { get; init; }
}

/// <summary>Authentication runs on the real time, whatever the business clock says.</summary>
public sealed record SignInClock(TimeProvider Value);
