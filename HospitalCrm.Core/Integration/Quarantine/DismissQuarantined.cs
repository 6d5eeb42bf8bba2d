using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>These rows are of no use, and why; all of them or none.</summary>
public sealed class DismissQuarantined(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => FeedPermissions.Repair;

    public async Task<int> HandleAsync(IReadOnlyCollection<Id<QuarantinedRow>> ids, string reason, CancellationToken ct = default)
    {
        var why = reason.Trim();
        if (why.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Integration.ReasonNeeded", ShortestReason, LongestReason);
        }

        var wanted = ids.Distinct().ToList();
        var rows = await db.QuarantinedRows.Where(row => wanted.Contains(row.Id)).ToListAsync(ct);
        if (rows.Count < wanted.Count)
        {
            throw new RuleViolation("Integration.Missing");
        }

        foreach (var row in rows)
        {
            row.Dismiss(why, actor.Value.StaffNo, clock.GetUtcNow());
            db.Audit(new AuditDraft(AuditAct.Changed, nameof(QuarantinedRow), row.Id.ToString(), clock.GetUtcNow()) { Purpose = "dismissed" }.By(actor.Value));
        }

        await db.SaveChangesAsync(ct);
        return rows.Count;
    }
}
