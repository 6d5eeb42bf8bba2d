using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>退出. Ends the session, and with it every page open in it.</summary>
public sealed class SignOut(CrmDb db, CurrentActor actor, Sessions sessions, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task HandleAsync(CancellationToken ct = default)
    {
        var who = actor.Value;
        var staff = await db.Staff.SingleOrDefaultAsync(staff => staff.StaffNo == who.StaffNo, ct);
        staff?.SignedOut();
        db.Audit(new AuditDraft(AuditAct.SignedOut, nameof(Account), who.AccountId.ToString(), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await sessions.EndAsync(who.SessionId, SessionEnd.SignedOut, clock.GetUtcNow(), ct);
    }
}
