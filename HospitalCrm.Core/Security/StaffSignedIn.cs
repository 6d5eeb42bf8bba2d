using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>A member of staff signed in; Calls claims the usual seat.</summary>
public sealed record StaffSignedIn(Id<StaffMember> StaffId, string StaffNo, string? Extension);

/// <summary>A member of staff signed out; Calls frees the seat.</summary>
public sealed record StaffSignedOut(Id<StaffMember> StaffId, string StaffNo);
