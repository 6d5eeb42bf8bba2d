using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Who needs a code, and whether one is right. Codes and recovery codes count once, decided by the database.</summary>
public sealed class SecondFactor(CrmDb db, Vault vault, Grants grants, ParameterValues parameters, SignInClock clock) : IRoomPart
{
    public async Task<bool> IsAskedOfAsync(StaffMember staff, CancellationToken ct)
    {
        if (parameters.Get(SecurityParameters.TotpForAll))
        {
            return true;
        }

        var roles = parameters.Get(SecurityParameters.TotpRoles);
        var held = await (from role in db.StaffRoles where role.StaffId == staff.Id join known in db.Roles on role.RoleId equals known.Id select known.Code).ToListAsync(ct);
        if (held.Exists(roles.Contains))
        {
            return true;
        }

        return parameters.Get(SecurityParameters.TotpForExport)
            && await grants.OfAsync(staff.StaffNo) is var rights
            && PermissionCatalogue.All.Any(right => right.Code.EndsWith(".export", StringComparison.Ordinal) && rights.Has(right.Code));
    }

    /// <summary>Takes a code of the telephone or a recovery code, inside the caller's transaction.</summary>
    public async Task<CodeVerdict> TakeAsync(Account account, string typed, CancellationToken ct)
    {
        var code = typed.Replace(" ", "", StringComparison.Ordinal).Trim();
        if (account.AuthenticatorKey is not { } key)
        {
            return CodeVerdict.Wrong;
        }

        if (code.Length != Totp.Digits || !code.All(char.IsAsciiDigit))
        {
            return await TakeRecoveryAsync(account, code, ct);
        }

        var secret = Convert.FromBase64String(vault.Open(Account.AuthenticatorPurpose, key));
        var now = clock.Value.GetUtcNow();
        if (Totp.Match(secret, code, now) is not { } step)
        {
            return Totp.Match(secret, code, now, Totp.SkewWindow) is null ? CodeVerdict.Wrong : CodeVerdict.ClockSkew;
        }

        // A code that was seen over somebody's shoulder is worth nothing once it was used.
        var taken = await db.Users
            .Where(row => row.Id == account.Id && (row.LastCodeStep == null || row.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCodeStep, step), ct);
        return taken == 1 ? CodeVerdict.Right : CodeVerdict.UsedBefore;
    }

    /// <summary>Ten new codes in place of all old ones; they are shown once and kept as keyed hashes.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid account, CancellationToken ct)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == account).ToListAsync(ct));
        var codes = Enumerable.Range(0, 10).Select(_ => OneTimePassword.New()[..10]).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode(account, HashOf(account, code))));
        return codes.ConvertAll(code => code[..5] + "-" + code[5..]);
    }

    private async Task<CodeVerdict> TakeRecoveryAsync(Account account, string typed, CancellationToken ct)
    {
        var hash = HashOf(account.Id, typed.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        DateTimeOffset? now = clock.Value.GetUtcNow();
        var taken = await db.RecoveryCodes
            .Where(code => code.AccountId == account.Id && code.Hash == hash && code.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.UsedAt, now), ct);
        return taken == 1 ? CodeVerdict.RightRecovery : CodeVerdict.Wrong;
    }

    private byte[] HashOf(Guid account, string code) => vault.BlindIndex(RecoveryCode.Purpose, $"{account:N}:{code}");
}

public enum CodeVerdict
{
    Right,
    RightRecovery,
    Wrong,

    /// <summary>It was right, and was used already.</summary>
    UsedBefore,

    /// <summary>Right for a time several minutes away: the telephone's clock is wrong.</summary>
    ClockSkew,
}
