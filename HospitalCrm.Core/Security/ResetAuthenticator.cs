using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Somebody's telephone is lost and so are the recovery codes: another administrator takes the second factor away, and says why.</summary>
public sealed class ResetAuthenticator(CrmDb db, CurrentActor actor, FreshProof proof, Sessions sessions, SessionEnding ending, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => SecurityPermissions.ManageAccounts;

    public async Task HandleAsync(Guid accountId, string reason, CancellationToken ct = default)
    {
        var given = reason.Trim();
        if (given.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Security.ReasonNeeded", ShortestReason, LongestReason);
        }

        if (accountId == actor.Value.AccountId)
        {
            throw new RuleViolation("Security.NotOnesOwn");
        }

        var account = await db.Users.SingleOrDefaultAsync(account => account.Id == accountId, ct) ?? throw new RuleViolation("Security.Missing");
        if (!account.HasAuthenticator)
        {
            throw new RuleViolation("Security.NoAuthenticator");
        }

        await proof.DemandAsync(ct);
        account.DropAuthenticator();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == accountId).ToListAsync(ct));
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), accountId.ToString(), clock.GetUtcNow())
        {
            Purpose = "authenticator-reset",
            Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = given }),
        });
        var ended = await ending.EndAllAsync(accountId, except: null, SessionEnd.Renewed, ct);
        await db.SaveChangesAsync(ct);
        ended.ForEach(sessions.Tell);
    }
}
