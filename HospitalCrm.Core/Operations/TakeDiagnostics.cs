using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>诊断包: what somebody who helps from outside may know of this installation. Who took it and why is on record; it names nobody.</summary>
public sealed class TakeDiagnostics(CrmDb db, DataOptions options, TimeProvider clock) : IUseCase
{
    private const int RunsTold = 500;

    public static Permission Requires => OperationsPermissions.TakeDiagnostics;

    public async Task<DiagnosticFacts> HandleAsync(string reason, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("Operations.ReasonRequired");
        }

        db.Audit(new AuditDraft(AuditAct.Exported, "Diagnostics", "", clock.GetUtcNow()) { Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = reason.Trim() }) });
        await db.SaveChangesAsync(ct);
        var runs = await db.WorkRuns.AsNoTracking().OrderByDescending(run => run.StartedAt).Take(RunsTold).ToListAsync(ct);
        var backups = await db.Backups.AsNoTracking().OrderByDescending(backup => backup.RequestedAt).Take(RunsTold).ToListAsync(ct);
        return new(
            [.. await db.Database.GetAppliedMigrationsAsync(ct)],
            await DatabaseFacts.TablesAsync(db, options, ct),
            [.. runs.Select(run => $"{run.StartedAt:O} {run.Work} handled {run.Handled} in {(run.EndedAt - run.StartedAt)?.TotalSeconds:0.0} s {run.Failure}")],
            [.. backups.Select(backup => $"{backup.RequestedAt:O} {(backup.IsGood ? "good" : backup.Problem is null ? "open" : "failed")} {backup.Bytes} bytes {(backup.EndedAt - backup.StartedAt)?.TotalSeconds:0.0} s")]);
    }
}

/// <param name="Tables">What the query planner knows of tables and indexes: names and sizes.</param>
public sealed record DiagnosticFacts(IReadOnlyList<string> Migrations, IReadOnlyList<string> Tables, IReadOnlyList<string> Runs, IReadOnlyList<string> Backups);
