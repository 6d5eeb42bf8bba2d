using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Core.Security;

/// <summary>Hashes and compares passwords, and says which ones are too weak.</summary>
public sealed class PasswordCheck(IPasswordHasher<Account> hasher, SignInRules rules) : IRoomPart
{
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
    }

    /// <exception cref="RuleViolation">It is too easy to guess.</exception>
    public void DemandStrong(string password, string staffNo)
    {
        if (password.Length < rules.ShortestPassword)
        {
            throw new RuleViolation("Security.PasswordTooShort", rules.ShortestPassword);
        }

        if (password.Length > 128)
        {
            throw new RuleViolation("Security.PasswordTooLong", 128);
        }

        if (password.Contains(staffNo, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleViolation("Security.PasswordHoldsUserCode");
        }

        if (password.Distinct().Count() < 5 || IsRun(password))
        {
            throw new RuleViolation("Security.PasswordTooSimple");
        }
    }

    /// <summary>1234567890, abcdefghij and their reverse.</summary>
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (left, right) => right - left).Distinct().ToArray();
        return steps is [1] or [-1] || password is "1234567890";
    }
}
