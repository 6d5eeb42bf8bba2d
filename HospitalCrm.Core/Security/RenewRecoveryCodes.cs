using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>New recovery codes in place of the old ones, against a code of the telephone.</summary>
public sealed class RenewRecoveryCodes(CrmDb db, CurrentActor actor, SecondFactor second, SignInDoor door, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<IReadOnlyList<string>> HandleAsync(string code, CancellationToken ct = default)
    {
        var account = await db.Users.SingleAsync(account => account.Id == actor.Value.AccountId, ct);
        IReadOnlyList<string>? codes = null;
        await db.InTransactionAsync(
            async () =>
            {
                if (!door.IsLocked(account) && await second.TakeAsync(account, code, ct) == CodeVerdict.Right)
                {
                    codes = await second.NewRecoveryCodesAsync(account.Id, ct);
                    db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), account.Id.ToString(), clock.GetUtcNow()) { Purpose = "recovery-codes" });
                }
                else
                {
                    await door.CountFailureAsync(account, from: null, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return codes ?? throw new RuleViolation("Security.WrongCode");
    }
}
