using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>A cohort's file into the queue: all of it or nothing, and a second time nothing more.</summary>
public sealed class RunCohort(CrmDb db, CohortBook book, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Import;

    public async Task<ImportReport> HandleAsync(CohortOrder order, IReadOnlyList<ImportLine> lines, CancellationToken ct = default)
    {
        if (lines.Count is 0 or > RunImport.MostRows)
        {
            throw new RuleViolation("Settings.FileTooManyRows", RunImport.MostRows);
        }

        var report = new ImportReport(0, 0, 0);
        await db.InTransactionAsync(
            async () =>
            {
                var (looked, fresh) = await book.LookAsync(order, lines, ct);
                if (!looked.Holds)
                {
                    throw new RuleViolation("Settings.ImportHasErrors");
                }

                await book.AddAsync(order, fresh, ct);
                db.Audit(new AuditDraft(AuditAct.Maintained, "Import", CohortRow.Definition.List, clock.GetUtcNow()) { Purpose = $"rows {lines.Count}, new {fresh.Count}" }.By(actor.Value));
                await db.SaveChangesAsync(ct);
                report = new(fresh.Count, 0, looked.Count(ImportChange.Same));
            },
            ct);
        return report;
    }
}
