using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// 绑定或更换验证器: shows a new secret, which counts once its first code came back. It takes the password, and a code of the old
/// telephone (or a recovery code) where there is one: an unattended screen must not be enough.
/// </summary>
public sealed class BeginAuthenticator(CrmDb db, Vault vault, CurrentActor actor, PasswordCheck passwords, SecondFactor second, SignInDoor door, HospitalProfile hospital) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<AuthenticatorOffer> HandleAsync(string password, string? code, CancellationToken ct = default)
    {
        var account = await db.Users.SingleAsync(account => account.Id == actor.Value.AccountId, ct);
        if (door.IsLocked(account))
        {
            throw new RuleViolation("Security.Locked");
        }

        var isRight = passwords.Verify(account, password) != PasswordVerificationResult.Failed;
        await db.InTransactionAsync(
            async () =>
            {
                isRight = isRight && (!account.HasAuthenticator || await second.TakeAsync(account, code ?? "", ct) is CodeVerdict.Right or CodeVerdict.RightRecovery);
                if (!isRight)
                {
                    await door.CountFailureAsync(account, from: null, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        if (!isRight)
        {
            throw new RuleViolation(account.HasAuthenticator ? "Security.WrongPasswordOrCode" : "Security.WrongPassword");
        }

        var secret = Totp.NewSecret();
        account.OfferAuthenticator(vault.Seal(Account.PendingAuthenticatorPurpose, Convert.ToBase64String(secret)));
        await db.SaveChangesAsync(ct);
        return AuthenticatorOffer.Of(secret, hospital.Name, actor.Value.StaffNo);
    }
}

/// <param name="Key">For typing, in groups of four.</param>
/// <param name="Address">For the QR code.</param>
public sealed record AuthenticatorOffer(string Key, string Address)
{
    internal static AuthenticatorOffer Of(byte[] secret, string issuer, string staffNo) =>
        new(string.Join(' ', Totp.Base32(secret).Chunk(4).Select(four => new string(four))), Totp.Address(secret, issuer, staffNo));
}
