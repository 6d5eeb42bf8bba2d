using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Takes over a whole staff file or nothing of it.</summary>
public sealed class ImportStaff(CrmDb db, StaffImportCheck check, StaffBook book, PasswordCheck passwords) : IUseCase
{
    public const int MostRows = 5_000;

    public static Permission Requires => SecurityPermissions.ManageStaff;

    /// <returns>User code and one-time password of everybody, in the file's order; kept nowhere.</returns>
    public async Task<IReadOnlyList<StaffPassword>> HandleAsync(IReadOnlyList<StaffEntry> entries, CancellationToken ct = default)
    {
        if (entries.Count is 0 or > MostRows)
        {
            throw new RuleViolation("Security.ImportSize", MostRows);
        }

        if ((await check.CheckAsync(entries, ct)).Any(row => row.Problems.Count > 0))
        {
            throw new RuleViolation("Security.ImportHasErrors");
        }

        var added = new List<(Account Account, StaffPassword Password)>(entries.Count);
        foreach (var entry in entries)
        {
            var account = await book.AddAsync(entry, ct);
            account.MustChangePassword = true;
            added.Add((account, new(account.UserName!, entry.Name.Trim(), OneTimePassword.New())));
        }

        // Hashing is slow on purpose: all cores share it.
        Parallel.ForEach(added, one => passwords.Set(one.Account, one.Password.Password));
        await db.SaveChangesAsync(ct);
        return [.. added.Select(one => one.Password)];
    }
}

/// <summary>To be handed to its owner, once.</summary>
public sealed record StaffPassword(string Code, string Name, string Password);
