using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// 登录. An unknown user, a locked one and a wrong password get the same answer after the same work, so that nobody learns which
/// user codes exist. What was typed is written nowhere.
/// </summary>
public sealed class SignIn(CrmDb db, PasswordCheck passwords, SignInRules rules, Grants grants, SignInClock clock, TimeProvider business) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="from">The caller's network address, for the audit.</param>
    /// <returns>Null when it is refused.</returns>
    public async Task<SignedInStaff?> HandleAsync(string staffNo, string password, string? from, CancellationToken ct = default)
    {
        var code = staffNo.Trim().ToUpperInvariant();
        var account = await db.Users.SingleOrDefaultAsync(account => account.NormalizedUserName == code, ct);
        var staff = account is null ? null : await db.Staff.SingleOrDefaultAsync(staff => staff.Id == account.StaffId, ct);
        if (account is null || staff is null || (account.IsDemo && !rules.AcceptsDemo))
        {
            passwords.Pretend(password);
            await RefuseAsync("unknown", from, ct);
            return null;
        }

        var verdict = passwords.Verify(account, password);
        if (account.LockoutEnd > clock.Value.GetUtcNow())
        {
            await RefuseAsync(account.Id.ToString(), from, ct);
            return null;
        }

        if (verdict == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(account, from, ct);
            return null;
        }

        return await AdmitAsync(account, staff, verdict == PasswordVerificationResult.SuccessRehashNeeded ? password : null, from, ct);
    }

    private async Task RefuseAsync(string key, string? from, CancellationToken ct)
    {
        db.Audit(Entry(AuditAct.SignInFailed, key, from));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Counted by the database, so that attempts at the same moment all count.</summary>
    private Task CountFailureAsync(Account account, string? from, CancellationToken ct) => db.InTransactionAsync(
        async () =>
        {
            var row = db.Users.Where(other => other.Id == account.Id);
            await row.ExecuteUpdateAsync(set => set.SetProperty(other => other.AccessFailedCount, other => other.AccessFailedCount + 1), ct);
            var failures = await row.Select(other => other.AccessFailedCount).SingleAsync(ct);
            db.Audit(Entry(AuditAct.SignInFailed, account.Id.ToString(), from));
            if (failures >= rules.MostFailures)
            {
                DateTimeOffset? until = clock.Value.GetUtcNow() + rules.LockedFor;
                await row.ExecuteUpdateAsync(set => set.SetProperty(other => other.AccessFailedCount, 0).SetProperty(other => other.LockoutEnd, until), ct);
                db.Audit(Entry(AuditAct.LockedOut, account.Id.ToString(), from));
            }

            await db.SaveChangesAsync(ct);
        },
        ct);

    private async Task<SignedInStaff> AdmitAsync(Account account, StaffMember staff, string? rehash, string? from, CancellationToken ct)
    {
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        if (rehash is not null)
        {
            passwords.Set(account, rehash);
        }

        var session = new SignInSession(account.Id, business.GetUtcNow());
        db.SignInSessions.Add(session);
        staff.SignedIn();
        db.Audit(Entry(AuditAct.SignedIn, account.Id.ToString(), from).By(new Actor(ActorKind.Staff, staff.StaffNo, staff.Name)));

        // Behind the gate as a whole: two sign-ins at once must not both take the same seat.
        await db.InTransactionAsync(() => db.SaveChangesAsync(ct), ct);

        // Rights may have been changed by the command line since they were last read.
        grants.Forget(staff.StaffNo);
        return new(account.Id, session.Id, staff.StaffNo, staff.Name, account.MustChangePassword && rules.AsksForOwnPassword);
    }

    private AuditDraft Entry(AuditAct act, string key, string? from) => new(act, nameof(Account), key, business.GetUtcNow()) { Purpose = from };
}
