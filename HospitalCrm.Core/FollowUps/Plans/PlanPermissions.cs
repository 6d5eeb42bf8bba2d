using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Plans;

public static class PlanPermissions
{
    public static readonly Permission View = new("plans.view");

    /// <summary>Writes plans: of all departments, or of one's own.</summary>
    public static readonly Permission Manage = new("plans.manage") { IsScoped = true };
}
