using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>修改密码. Every other session of this account ends.</summary>
public sealed class ChangePassword(CrmDb db, CurrentActor actor, PasswordCheck passwords, SignInDoor door, Sessions sessions, SessionEnding ending, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task HandleAsync(string current, string next, CancellationToken ct = default)
    {
        var who = actor.Value;
        var account = await db.Users.SingleAsync(account => account.Id == who.AccountId, ct);
        if (door.IsLocked(account) || passwords.Verify(account, current) == PasswordVerificationResult.Failed)
        {
            await door.RefuseAsync(account, ct);
            throw new RuleViolation("Security.WrongPassword");
        }

        if (current == next)
        {
            throw new RuleViolation("Security.SamePassword");
        }

        passwords.DemandStrong(next, who.StaffNo, who.Name);
        await passwords.DemandUnusedAsync(account, next, ct);
        await passwords.ReplaceAsync(account, next, ct);
        account.MustChangePassword = false;
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), account.Id.ToString(), clock.GetUtcNow()) { Purpose = "password" });
        var ended = await ending.EndAllAsync(account.Id, except: who.SessionId, SessionEnd.Renewed, ct);
        await db.SaveChangesAsync(ct);
        ended.ForEach(sessions.Tell);
    }
}
