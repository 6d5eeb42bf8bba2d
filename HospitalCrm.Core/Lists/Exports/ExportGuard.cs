using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>Whether somebody may have an export, asked before it begins and again with every chunk.</summary>
public sealed class ExportGuard(CrmDb db, Grants grants, Sessions sessions, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private const int ShortestReason = 2;
    private const string Approved = "Approved";

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

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

    /// <summary>What an export's audit entry says of its size.</summary>
    public static string Size(ExportOrder order, int rows) => string.Create(CultureInfo.InvariantCulture, $"{(order.Approved is null ? order.Reach.ToString() : Approved)} {rows}");

    /// <summary>Many small exports are a large one: what the same person had alone in the last 24 hours counts with it.</summary>
    public async Task CheckSizeAsync(Actor actor, int rows, CancellationToken ct)
    {
        var (alone, before) = (parameters.Get(ListParameters.ExportApprovalAbove), await BeforeAsync(actor, ct));
        if (rows + before > alone)
        {
            throw before == 0 ? new RuleViolation("Lists.ExportNeedsApproval", rows, alone) : new RuleViolation("Lists.ExportNeedsApprovalToday", rows, alone, before);
        }
    }

    /// <summary>A second person is asked for what needs one, never for a handful today that may be a crowd tomorrow.</summary>
    public async Task CheckWorthAskingAsync(Actor actor, int rows, CancellationToken ct)
    {
        if (rows + await BeforeAsync(actor, ct) <= parameters.Get(ListParameters.ExportApprovalAbove))
        {
            throw new RuleViolation("Lists.ExportNeedsNoApproval");
        }
    }

    private async Task<long> BeforeAsync(Actor actor, CancellationToken ct)
    {
        var (since, kind, staffNo) = (clock.GetUtcNow() - Window, actor.Kind, actor.StaffNo);
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.ActorNo == staffNo && entry.At > since && (entry.Act == AuditAct.Exported || entry.Act == AuditAct.ExportStopped) && entry.ActorKind == kind)
            .Select(entry => new { entry.Act, entry.EntityKey, entry.Purpose })
            .ToListAsync(ct);
        var stopped = entries.Where(entry => entry.Act == AuditAct.ExportStopped).Select(entry => entry.EntityKey).ToHashSet(StringComparer.Ordinal);
        return entries.Where(entry => entry.Act == AuditAct.Exported && !stopped.Contains(entry.EntityKey)).Sum(entry => RowsAlone(entry.Purpose));
    }

    private static long RowsAlone(string? size) =>
        size?.Split(' ') is [var reach, var rows] && Enum.TryParse<ExportReach>(reach, out _) && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0;
}
