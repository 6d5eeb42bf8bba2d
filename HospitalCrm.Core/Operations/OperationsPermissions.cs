using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Operations;

public static class OperationsPermissions
{
    /// <summary>系统状态: whether the product is well.</summary>
    public static readonly Permission ViewStatus = new("operations.view-status");

    /// <summary>Starts scheduled work at once, a backup above all.</summary>
    public static readonly Permission RunWork = new("operations.run-work");

    /// <summary>诊断包, for those who help from outside.</summary>
    public static readonly Permission TakeDiagnostics = new("operations.take-diagnostics") { IsGuarded = true };
}
