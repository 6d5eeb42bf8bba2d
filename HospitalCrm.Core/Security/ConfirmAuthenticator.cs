using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The new telephone's first code arrived: it counts from now on. Other sessions end; recovery codes are made anew.</summary>
public sealed class ConfirmAuthenticator(
    CrmDb db, Vault vault, CurrentActor actor, SecondFactor second, Sessions sessions, SessionEnding ending, HospitalProfile hospital, SignInClock clock, TimeProvider business) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <returns>The recovery codes, shown once; or what to show again when the code was wrong.</returns>
    public async Task<AuthenticatorAnswer> HandleAsync(string code, CancellationToken ct = default)
    {
        var account = await db.Users.SingleAsync(account => account.Id == actor.Value.AccountId, ct);
        var pending = account.PendingAuthenticatorKey ?? throw new RuleViolation("Security.NothingToConfirm");
        var secret = Convert.FromBase64String(vault.Open(Account.PendingAuthenticatorPurpose, pending));
        var typed = code.Replace(" ", "", StringComparison.Ordinal).Trim();
        if (Totp.Match(secret, typed, clock.Value.GetUtcNow()) is not { } step)
        {
            var isSkewed = Totp.Match(secret, typed, clock.Value.GetUtcNow(), Totp.SkewWindow) is not null;
            return new([], AuthenticatorOffer.Of(secret, hospital.Name, actor.Value.StaffNo), isSkewed ? "Security.ClockSkew" : "Security.WrongCode");
        }

        // Sealed anew under its own name: bytes of one column do not open in another.
        account.TakeAuthenticator(vault.Seal(Account.AuthenticatorPurpose, Convert.ToBase64String(secret)), step, business.GetUtcNow());
        var codes = await second.NewRecoveryCodesAsync(account.Id, ct);
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(Account), account.Id.ToString(), business.GetUtcNow()) { Purpose = "authenticator" });
        var ended = await ending.EndAllAsync(account.Id, except: actor.Value.SessionId, SessionEnd.Renewed, ct);
        await db.SaveChangesAsync(ct);
        ended.ForEach(sessions.Tell);
        return new(codes, null, null);
    }
}

public sealed record AuthenticatorAnswer(IReadOnlyList<string> RecoveryCodes, AuthenticatorOffer? Again, string? Code);
