namespace HospitalCrm.Core.Security;

/// <summary>Who signed in, and in which session.</summary>
public sealed record SignedInStaff(Guid AccountId, Guid SessionId, string StaffNo, string Name, bool MustChangePassword);
