namespace HospitalCrm.Core.Security;

/// <summary>How strict signing in is (<c>SignIn:*</c>). These are Production's values; Demo relaxes some.</summary>
public sealed record SignInRules
{
    /// <summary>So many wrong passwords in a row lock the account …</summary>
    public int MostFailures { get; init; } = 5;

    /// <summary>… for so long; never for ever, or anybody could shut anybody out.</summary>
    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A one-time password must be replaced at the first sign-in.</summary>
    public bool AsksForOwnPassword { get; init; } = true;

    public int ShortestPassword { get; init; } = 10;

    /// <summary>Attempts a minute from one address; 0 = any number.</summary>
    public int AttemptsPerMinute { get; init; } = 30;

    /// <summary>Whether demo accounts and demo keys are accepted.</summary>
    public bool AcceptsDemo { get; init; }
}

/// <summary>Authentication runs on the real time, whatever the business clock says.</summary>
public sealed record SignInClock(TimeProvider Value);
