using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>Whether somebody may have an export, asked before it begins and again with every chunk.</summary>
public sealed class ExportGuard(Grants grants, Sessions sessions, ParameterValues parameters) : IRoomPart
{
    private const int ShortestReason = 2;

    // ERROR_DISK_FULL and ENOSPC.
    private static readonly int[] DiskFull = [unchecked((int)0x80070070), 28];

    public static string Reason(string typed)
    {
        var reason = typed.Trim();
        return reason.Length is < ShortestReason or > ExportOrder.LongestReason
            ? throw new RuleViolation("Lists.ExportReasonNeeded", ShortestReason, ExportOrder.LongestReason)
            : reason;
    }

    public static bool IsDiskFull(IOException failure) => DiskFull.Contains(failure.HResult);

    /// <summary>Both rights, and a session that is still alive.</summary>
    public async Task CheckAsync(Actor actor, ListDefinition list)
    {
        var isAlive = actor.Kind != ActorKind.Staff || await sessions.IsAliveAsync(actor.SessionId);
        if (!isAlive || list.Permissions.Export is not { } export || !await grants.HasAsync(actor, export) || !await grants.HasAsync(actor, list.Permissions.View))
        {
            throw new RuleViolation("Lists.ExportForbidden");
        }
    }

    public void CheckSize(int rows)
    {
        var alone = parameters.Get(ListParameters.ExportApprovalAbove);
        if (rows > alone)
        {
            throw new RuleViolation("Lists.ExportNeedsApproval", rows, alone);
        }
    }
}
