using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// 登录. An unknown user, a locked one and a wrong password get the same answer after the same work, so that nobody learns which
/// user codes exist. What was typed is written nowhere. Whoever has a second factor is asked for it next, by <see cref="EnterCode"/>.
/// </summary>
public sealed class SignIn(CrmDb db, PasswordCheck passwords, SignInDoor door, SignInRules rules) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="from">The caller's network address, for the audit.</param>
    /// <param name="device">Browser and system, for the list of sessions.</param>
    /// <returns>Null when it is refused.</returns>
    public async Task<SignedInStaff?> HandleAsync(string staffNo, string password, string? from, string? device = null, CancellationToken ct = default)
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
        if (staff.LeftAt is not null || door.IsLocked(account))
        {
            await RefuseAsync(account.Id.ToString(), from, ct);
            return null;
        }

        if (verdict == PasswordVerificationResult.Failed)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await door.CountFailureAsync(account, from, ct);
                    await db.SaveChangesAsync(ct);
                },
                ct);
            return null;
        }

        return account.HasAuthenticator
            ? new(account.Id, Guid.Empty, staff.StaffNo, staff.Name, MustChangePassword: false) { NeedsCode = true, Stamp = account.SecurityStamp! }
            : await AdmitAsync(account, staff, verdict == PasswordVerificationResult.SuccessRehashNeeded ? password : null, from, device, ct);
    }

    private async Task RefuseAsync(string key, string? from, CancellationToken ct)
    {
        db.Audit(door.Entry(AuditAct.SignInFailed, key, from));
        await db.SaveChangesAsync(ct);
    }

    private async Task<SignedInStaff> AdmitAsync(Account account, StaffMember staff, string? rehash, string? from, string? device, CancellationToken ct)
    {
        if (rehash is not null)
        {
            passwords.Set(account, rehash);
        }

        var admitted = await door.AdmitAsync(account, staff, from, device, ct);

        // Behind the gate as a whole: two sign-ins at once must not both take the same seat.
        await db.InTransactionAsync(() => db.SaveChangesAsync(ct), ct);
        return admitted;
    }
}
