using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Exports;

public static class ExportPermissions
{
    /// <summary>One's own requests for a large export.</summary>
    public static readonly Permission View = new("lists.view-exports");

    /// <summary>The second person: sees and decides others' requests, never the own.</summary>
    public static readonly Permission Approve = new("lists.approve-export") { IsGuarded = true };
}
