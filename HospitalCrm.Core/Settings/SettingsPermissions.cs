using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public static class SettingsPermissions
{
    public static readonly Permission View = new("settings.view");

    public static readonly Permission Manage = new("settings.manage");

    /// <summary>Parameters that guard the product (passwords, sessions, second factors): the security administrator's, not the information office's.</summary>
    public static readonly Permission ManageSecurity = new("settings.manage-security") { IsGuarded = true, Duty = Duty.Security };

    /// <summary>科室导诊、检查导诊: for everybody who tells callers the way.</summary>
    public static readonly Permission ViewGuides = new("settings.view-guides");

    public static readonly Permission ManageGuides = new("settings.manage-guides");
}
