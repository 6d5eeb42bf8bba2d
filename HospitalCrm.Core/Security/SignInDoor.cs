using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>What password and code have in common: refusing, counting, locking, admitting. Each is one transaction.</summary>
public sealed class SignInDoor(CrmDb db, ParameterValues parameters, PasswordCheck passwords, SecondFactor second, Grants grants, SignInClock clock, TimeProvider business) : IRoomPart
{
    public bool IsLocked(Account account) => account.LockoutEnd > clock.Value.GetUtcNow();

    public AuditDraft Entry(AuditAct act, string key, string? from) => new(act, nameof(Account), key, business.GetUtcNow()) { Purpose = from };

    /// <summary>Counted by the database, so that attempts at the same moment all count. Inside the caller's transaction.</summary>
    public async Task CountFailureAsync(Account account, string? from, CancellationToken ct)
    {
        var row = db.Users.Where(other => other.Id == account.Id);
        await row.ExecuteUpdateAsync(set => set.SetProperty(other => other.AccessFailedCount, other => other.AccessFailedCount + 1), ct);
        var failures = await row.Select(other => other.AccessFailedCount).SingleAsync(ct);
        db.Audit(Entry(AuditAct.SignInFailed, account.Id.ToString(), from));
        if (failures >= parameters.Get(SecurityParameters.MostFailures))
        {
            DateTimeOffset? until = clock.Value.GetUtcNow().AddMinutes(parameters.Get(SecurityParameters.LockedMinutes));
            await row.ExecuteUpdateAsync(set => set.SetProperty(other => other.AccessFailedCount, 0), ct);

            // A lock that is longer already stays: somebody may have left while the password was compared.
            await row.Where(other => other.LockoutEnd == null || other.LockoutEnd < until).ExecuteUpdateAsync(set => set.SetProperty(other => other.LockoutEnd, until), ct);
            db.Audit(Entry(AuditAct.LockedOut, account.Id.ToString(), from));
        }
    }

    /// <summary>A wrong password typed by somebody who is signed in already: counted and locked like any other, in a transaction of its own.</summary>
    public Task RefuseAsync(Account account, CancellationToken ct) => db.InTransactionAsync(
        async () =>
        {
            await CountFailureAsync(account, from: null, ct);
            await db.SaveChangesAsync(ct);
        },
        ct);

    /// <summary>Adds the session and all that goes with it to the caller's save.</summary>
    public async Task<SignedInStaff> AdmitAsync(Account account, StaffMember staff, string? from, string? device, CancellationToken ct)
    {
        var session = new SignInSession(account.Id, business.GetUtcNow(), from, device);
        session.Prove(business.GetUtcNow());
        db.SignInSessions.Add(session);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        account.LastSignedInAt = business.GetUtcNow();
        account.PasswordSetAt ??= clock.Value.GetUtcNow();
        staff.SignedIn();
        db.Audit(Entry(AuditAct.SignedIn, account.Id.ToString(), from).By(new Actor(ActorKind.Staff, staff.StaffNo, staff.Name)));

        // Rights may have been changed by the command line since they were last read.
        grants.Forget(staff.StaffNo);
        var mustChange = (account.MustChangePassword && parameters.Get(SecurityParameters.OwnPassword)) || passwords.IsTooOld(account);
        return new(account.Id, session.Id, staff.StaffNo, staff.Name, mustChange) { MustEnrol = !account.HasAuthenticator && await second.IsAskedOfAsync(staff, ct) };
    }
}
