using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public static class SettingsPermissions
{
    public static readonly Permission View = new("settings.view");

    public static readonly Permission Manage = new("settings.manage");

    /// <summary>科室导诊、检查导诊: for everybody who tells callers the way.</summary>
    public static readonly Permission ViewGuides = new("settings.view-guides");

    public static readonly Permission ManageGuides = new("settings.manage-guides");
}
