using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The last verifications, newest first, and how far the running one is.</summary>
public sealed class ReadAuditChecks(CrmDb db, AuditChecker checker) : IUseCase
{
    private const int Shown = 20;

    public static Permission Requires => SecurityPermissions.ViewAudit;

    public async Task<AuditChecks> HandleAsync(CancellationToken ct = default)
    {
        // Asked before the rows are read: a pass that ends meanwhile is shown as running once more, never as broken off.
        var running = checker.Progress;
        var checks = await db.AuditChecks.AsNoTracking().OrderByDescending(check => check.StartedAt).Take(Shown).ToListAsync(ct);
        return new(
            [.. checks.Select(check => new AuditCheckRow(check.Id, check.StartedBy, check.StartedAt, check.EndedAt, check.Entries, check.FirstBroken, check.Reason, StateOf(check, running?.Check)))],
            running is { } pass ? new(pass.Done, pass.Total) : null);
    }

    private static AuditCheckState StateOf(AuditCheck check, Id<AuditCheck>? running) => check switch
    {
        { IsIntact: true } => AuditCheckState.Intact,
        { FirstBroken: not null } => AuditCheckState.Broken,
        { EndedAt: not null } => AuditCheckState.Failed,
        _ when check.Id == running => AuditCheckState.Running,
        _ => AuditCheckState.BrokenOff,
    };
}

/// <param name="Running">How far the running pass is; null when none runs here.</param>
public sealed record AuditChecks(IReadOnlyList<AuditCheckRow> Rows, AuditProgress? Running);

public sealed record AuditProgress(long Done, long Total);

public sealed record AuditCheckRow(
    Id<AuditCheck> Id, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long Entries, long? FirstBroken, string? Reason, AuditCheckState State);

public enum AuditCheckState
{
    Running,
    Intact,
    Broken,

    /// <summary>It could not be carried out.</summary>
    Failed,

    /// <summary>The product stopped, or another one runs it.</summary>
    BrokenOff,
}
