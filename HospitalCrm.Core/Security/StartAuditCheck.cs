using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>校验审计链: begins a pass over the whole chain in the background.</summary>
public sealed class StartAuditCheck(CrmDb db, AuditChecker checker, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.VerifyAudit;

    public async Task HandleAsync(CancellationToken ct = default)
    {
        if (checker.Progress is not null)
        {
            throw new RuleViolation("Security.CheckRunning");
        }

        var check = new AuditCheck(actor.Value.StaffNo, clock.GetUtcNow());
        db.AuditChecks.Add(check);
        await db.SaveChangesAsync(ct);
        var total = await db.AuditEntries.MaxAsync(entry => (long?)entry.Seq, ct) ?? 0;
        if (!checker.TryStart(check.Id, total, actor.Value))
        {
            throw new RuleViolation("Security.CheckRunning");
        }
    }
}
