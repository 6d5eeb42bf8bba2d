using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Gives somebody a fresh one-time password; whoever was signed in as him is out at once.</summary>
public sealed class ResetStaffPassword(CrmDb db, StaffPasswords passwords, FreshProof proof, Sessions sessions, SessionEnding ending, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    /// <returns>The one-time password; it is kept nowhere.</returns>
    public async Task<string> HandleAsync(Id<StaffMember> id, CancellationToken ct = default)
    {
        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        if (staff.LeftAt is not null)
        {
            throw new RuleViolation("Security.StaffLeft", staff.Name);
        }

        await proof.DemandAsync(ct);
        var account = await db.Users.SingleAsync(account => account.StaffId == id, ct);
        var password = await passwords.RenewAsync(account, ct);
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), account.Id.ToString(), clock.GetUtcNow()) { Purpose = "password reset" });
        var ended = await ending.EndAllAsync(account.Id, except: null, SessionEnd.Renewed, ct);
        await db.SaveChangesAsync(ct);
        ended.ForEach(sessions.Tell);
        return password;
    }
}
