using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The demo hospital's accounts and keys. Never in Production, where they are refused even if found.</summary>
public sealed class DemoAccounts(CrmDb db, StaffBook book, PasswordCheck passwords, ApiKeys keys) : IRoomPart
{
    public async Task AddAsync(IReadOnlyList<StaffEntry> staff, string password, CancellationToken ct)
    {
        var accounts = new List<Account>();
        foreach (var entry in staff)
        {
            var account = await book.AddAsync(entry, ct);
            account.IsDemo = true;
            accounts.Add(account);
        }

        // Hashing is slow on purpose: all cores share it.
        Parallel.ForEach(accounts, account => passwords.Set(account, password));
    }

    /// <summary>Gives every demo account this password, unless it has it already.</summary>
    /// <returns>Whether any password changed.</returns>
    public async Task<bool> SetPasswordAsync(string password, CancellationToken ct)
    {
        var accounts = await db.Users.Where(account => account.IsDemo).OrderBy(account => account.UserName).ToListAsync(ct);
        if (accounts.Count == 0 || passwords.Verify(accounts[0], password) != Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed)
        {
            return false;
        }

        Parallel.ForEach(accounts, account => passwords.Set(account, password));
        return true;
    }

    /// <summary>Registers, changes or removes (no key configured) one demo system.</summary>
    public async Task RegisterKeyAsync(string code, string name, string? key, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        var system = await db.ConnectedSystems.SingleOrDefaultAsync(system => system.Code == code, ct);
        if (key is null)
        {
            db.ConnectedSystems.RemoveRange(system is null ? [] : [system]);
        }
        else if (system is null)
        {
            db.ConnectedSystems.Add(new(code, name, ApiKeys.Hash(key), scopes));
        }
        else if (!system.KeyHash.AsSpan().SequenceEqual(ApiKeys.Hash(key)) || system.Scopes != string.Join(' ', scopes))
        {
            system.Rekey(ApiKeys.Hash(key), scopes);
        }

        keys.Forget();
    }
}
