using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

public static class SecurityPermissions
{
    /// <summary>What every signed-in person may do: read the own profile, keep drafts, take a seat.</summary>
    public static readonly Permission Use = new("security.use");

    public static readonly Permission ViewStaff = new("security.view-staff");

    public static readonly Permission ManageStaff = new("security.manage-staff");

    public static readonly Permission ViewAudit = new("security.view-audit") { IsGuarded = true };
}
