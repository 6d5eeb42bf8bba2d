using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>再次验证: the code of the telephone where there is one, else the password. Wrong answers count and lock.</summary>
public sealed class ProveIdentity(CrmDb db, CurrentActor actor, PasswordCheck passwords, SecondFactor second, SignInDoor door, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task HandleAsync(string typed, CancellationToken ct = default)
    {
        var who = actor.Value;
        var account = await db.Users.SingleAsync(account => account.Id == who.AccountId, ct);
        var isRight = false;
        await db.InTransactionAsync(
            async () =>
            {
                isRight = !door.IsLocked(account) && (account.HasAuthenticator
                    ? await second.TakeAsync(account, typed, ct) is CodeVerdict.Right or CodeVerdict.RightRecovery
                    : passwords.Verify(account, typed) != PasswordVerificationResult.Failed);
                if (isRight)
                {
                    (await db.SignInSessions.SingleAsync(session => session.Id == who.SessionId, ct)).Prove(clock.GetUtcNow());
                }
                else
                {
                    await door.CountFailureAsync(account, from: null, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        if (!isRight)
        {
            throw new RuleViolation("Security.NotProved");
        }
    }
}
