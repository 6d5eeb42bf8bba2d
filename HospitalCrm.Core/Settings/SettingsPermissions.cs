using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public static class SettingsPermissions
{
    public static readonly Permission View = new("settings.view");

    public static readonly Permission Manage = new("settings.manage");
}
