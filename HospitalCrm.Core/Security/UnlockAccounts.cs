using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>解锁: somebody who locked himself out need not wait.</summary>
public sealed class UnlockAccounts(CrmDb db, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageAccounts;

    /// <returns>How many were locked.</returns>
    public async Task<int> HandleAsync(IReadOnlyCollection<Guid> keys, CancellationToken ct = default)
    {
        var locked = await db.Users.Where(account => keys.Contains(account.Id) && (account.LockoutEnd != null || account.AccessFailedCount > 0)).ToListAsync(ct);
        foreach (var account in locked)
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), account.Id.ToString(), clock.GetUtcNow()) { Purpose = "unlock" });
        }

        await db.SaveChangesAsync(ct);
        return locked.Count;
    }
}
