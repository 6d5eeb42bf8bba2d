using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Every night the whole chain is verified, so that tampering shows within a day without anybody asking.</summary>
public sealed class VerifyAuditNightly(CrmDb db, AuditChecker checker, CurrentActor actor, TimeProvider clock) : IScheduledWork
{
    public static string Name => "security.verify-audit";

    public static string DefaultCron => "0 40 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (checker.Progress is not null)
        {
            return 0;
        }

        var check = new AuditCheck(actor.Value.StaffNo, clock.GetUtcNow());
        db.AuditChecks.Add(check);
        await db.SaveChangesAsync(ct);
        var total = await db.AuditEntries.MaxAsync(entry => (long?)entry.Seq, ct) ?? 0;
        checker.TryStart(check.Id, total, actor.Value);
        await checker.Finished.WaitAsync(ct);
        return 1;
    }
}
