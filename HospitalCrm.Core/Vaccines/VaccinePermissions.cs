using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Vaccines;

public static class VaccinePermissions
{
    /// <summary>The vaccines, the schedule, who is due, and the doses of a child one may see the archive of.</summary>
    public static readonly Permission View = new("vaccines.view");

    public static readonly Permission Manage = new("vaccines.manage");

    /// <summary>已核对: the schedule agrees with the official text.</summary>
    public static readonly Permission Confirm = new("vaccines.confirm");

    /// <summary>Marks a dose as given, or a child as not to be reminded.</summary>
    public static readonly Permission Record = new("vaccines.record");
}
