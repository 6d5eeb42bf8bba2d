using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

/// <summary>How strict signing in is. Production's defaults follow GB/T 22239 level 3; Demo and Development relax them.</summary>
public static class SecurityParameters
{
    /// <summary>Minutes without a key or a click, after which a session ends; 0 = never.</summary>
    public static readonly ParameterDefinition<int> IdleMinutes = ParameterDefinition.Number("security.idle-minutes", 15, 0, 480, relaxed: 0);

    /// <summary>However busy, a session ends after so many hours; 0 = never.</summary>
    public static readonly ParameterDefinition<int> SessionHours = ParameterDefinition.Number("security.session-hours", 12, 0, 72, relaxed: 0);

    public static readonly ParameterDefinition<int> PasswordLength = ParameterDefinition.Number("security.password-length", 10, 6, 64, relaxed: 6);

    /// <summary>Of small letters, capitals, digits and others.</summary>
    public static readonly ParameterDefinition<int> PasswordClasses = ParameterDefinition.Number("security.password-classes", 3, 1, 4, relaxed: 1);

    /// <summary>So many last passwords may not come back.</summary>
    public static readonly ParameterDefinition<int> PasswordHistory = ParameterDefinition.Number("security.password-history", 5, 0, 24, relaxed: 0);

    /// <summary>After so many days a password must be replaced; 0 = never.</summary>
    public static readonly ParameterDefinition<int> PasswordDays = ParameterDefinition.Number("security.password-days", 90, 0, 730, relaxed: 0);

    /// <summary>A one-time password must be replaced at the first sign-in.</summary>
    public static readonly ParameterDefinition<bool> OwnPassword = ParameterDefinition.Switch("security.own-password", true, relaxed: false);

    /// <summary>So many failures in a row lock the account …</summary>
    public static readonly ParameterDefinition<int> MostFailures = ParameterDefinition.Number("security.most-failures", 5, 3, 20);

    /// <summary>… for so long; never for ever, or anybody could shut anybody out.</summary>
    public static readonly ParameterDefinition<int> LockedMinutes = ParameterDefinition.Number("security.locked-minutes", 15, 1, 1440);

    /// <summary>Attempts a minute from one address; 0 = any number.</summary>
    public static readonly ParameterDefinition<int> AttemptsPerMinute = ParameterDefinition.Number("security.attempts-per-minute", 30, 0, 1000, relaxed: 0);

    /// <summary>These roles sign in with a second factor.</summary>
    public static readonly ParameterDefinition<IReadOnlyList<string>> TotpRoles = ParameterDefinition.ManyOf(
        "security.totp-roles", ["admin", "security", "auditor"], [.. DefaultRoles.All.Select(role => role.Code)], relaxed: []);

    /// <summary>So does whoever may export.</summary>
    public static readonly ParameterDefinition<bool> TotpForExport = ParameterDefinition.Switch("security.totp-export", true, relaxed: false);

    /// <summary>So does everybody.</summary>
    public static readonly ParameterDefinition<bool> TotpForAll = ParameterDefinition.Switch("security.totp-all", false);

    /// <summary>A grave act asks again who one is, unless one said so within so many minutes; 0 = it never asks.</summary>
    public static readonly ParameterDefinition<int> StepUpMinutes = ParameterDefinition.Number("security.step-up-minutes", 15, 0, 240, relaxed: 0);
}
