using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Hashes and compares passwords, and says which ones are too weak.</summary>
public sealed class PasswordCheck(CrmDb db, IPasswordHasher<Account> hasher, ParameterValues parameters, SignInClock clock) : IRoomPart
{
    public const int Longest = 128;

    // Of a password nobody has: comparing with it costs what comparing with a real one costs.
    private static readonly Account Nobody = new(new StaffMember("nobody", "nobody"));
    private static readonly Lazy<string> DummyHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public PasswordVerificationResult Verify(Account account, string password)
    {
        if (account.PasswordHash is { } hash)
        {
            return hasher.VerifyHashedPassword(account, hash, password);
        }

        Pretend(password);
        return PasswordVerificationResult.Failed;
    }

    public void Pretend(string password) => hasher.VerifyHashedPassword(Nobody, DummyHash.Value, password);

    /// <summary>A new stamp: cookies made with the old password end.</summary>
    public void Set(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.PasswordSetAt = clock.Value.GetUtcNow();
    }

    public bool IsTooOld(Account account) =>
        parameters.Get(SecurityParameters.PasswordDays) is var days and > 0 && account.PasswordSetAt?.AddDays(days) <= clock.Value.GetUtcNow();

    /// <exception cref="RuleViolation">It is too easy to guess.</exception>
    public void DemandStrong(string password, string staffNo, string? name = null)
    {
        var (shortest, classes) = (parameters.Get(SecurityParameters.PasswordLength), parameters.Get(SecurityParameters.PasswordClasses));
        if (password.Length < shortest)
        {
            throw new RuleViolation("Security.PasswordTooShort", shortest);
        }

        if (password.Length > Longest)
        {
            throw new RuleViolation("Security.PasswordTooLong", Longest);
        }

        if (password.Contains(staffNo, StringComparison.OrdinalIgnoreCase) || (name is { Length: > 1 } && password.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleViolation("Security.PasswordHoldsUserCode");
        }

        if (password.Distinct().Count() < 5 || CommonPasswords.Contains(password))
        {
            throw new RuleViolation("Security.PasswordTooSimple");
        }

        if (ClassesOf(password) < classes)
        {
            throw new RuleViolation("Security.PasswordClasses", classes);
        }
    }

    /// <exception cref="RuleViolation">It was used before, not long enough ago.</exception>
    public async Task DemandUnusedAsync(Account account, string password, CancellationToken ct)
    {
        var kept = parameters.Get(SecurityParameters.PasswordHistory);
        if (kept == 0)
        {
            return;
        }

        var used = await db.UsedPasswords.Where(used => used.AccountId == account.Id).OrderByDescending(used => used.SetAt).Take(kept - 1).Select(used => used.Hash).ToListAsync(ct);
        if (used.Append(account.PasswordHash).OfType<string>().Any(hash => hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed))
        {
            throw new RuleViolation("Security.PasswordUsedBefore", kept);
        }
    }

    /// <summary>Sets it, and keeps the old one's hash for as long as the rules may ask for it.</summary>
    public async Task ReplaceAsync(Account account, string password, CancellationToken ct)
    {
        if (account.PasswordHash is { } old)
        {
            db.UsedPasswords.Add(new(account.Id, old, account.PasswordSetAt ?? clock.Value.GetUtcNow()));
        }

        var most = SecurityParameters.PasswordHistory.Range.Most;
        db.UsedPasswords.RemoveRange(await db.UsedPasswords.Where(used => used.AccountId == account.Id).OrderByDescending(used => used.SetAt).Skip(most).ToListAsync(ct));
        Set(account, password);
    }

    /// <summary>Small letters, capitals, digits, others; Chinese characters are others.</summary>
    private static int ClassesOf(string password) => password
        .Select(letter => char.IsAsciiLetterLower(letter) ? 0 : char.IsAsciiLetterUpper(letter) ? 1 : char.IsAsciiDigit(letter) ? 2 : 3)
        .Distinct()
        .Count();
}
