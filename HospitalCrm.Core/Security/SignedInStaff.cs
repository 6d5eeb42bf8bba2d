namespace HospitalCrm.Core.Security;

/// <summary>Who signed in, and in which session.</summary>
public sealed record SignedInStaff(Guid AccountId, Guid SessionId, string StaffNo, string Name, bool MustChangePassword)
{
    /// <summary>The password was right and a code is still to come: there is no session yet.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>A second factor is asked of this person, who has none yet.</summary>
    public bool MustEnrol { get; init; }

    /// <summary>Of the password that was right; a code counts only together with it.</summary>
    public string Stamp { get; init; } = "";
}
