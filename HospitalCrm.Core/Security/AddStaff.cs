using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Adds a member of staff, or gives one who exists a fresh one-time password (and this name and role).</summary>
public sealed class AddStaff(CrmDb db, StaffBook book, StaffPasswords passwords, Sessions sessions, SessionEnding ending, IValidator<StaffEntry> validator) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    /// <returns>The one-time password; it is kept nowhere.</returns>
    public async Task<string> HandleAsync(StaffEntry entry, CancellationToken ct = default)
    {
        await validator.CheckAsync(entry, ct);
        var (password, ended) = ("", new List<Guid>());
        await db.InTransactionAsync(
            async () =>
            {
                var account = await FindOrAddAsync(entry, ct);
                password = await passwords.RenewAsync(account, ct);
                ended = await ending.EndAllAsync(account.Id, except: null, SessionEnd.Renewed, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        ended.ForEach(sessions.Tell);
        return password;
    }

    private async Task<Account> FindOrAddAsync(StaffEntry entry, CancellationToken ct)
    {
        var code = entry.Code.Trim().ToUpperInvariant();
        var account = await db.Users.SingleOrDefaultAsync(account => account.NormalizedUserName == code, ct);
        if (account is null)
        {
            return await book.AddAsync(entry, ct);
        }

        var staff = await db.Staff.IgnoreQueryFilters().SingleAsync(staff => staff.Id == account.StaffId, ct);
        if (staff.DeletedAt is not null)
        {
            throw new RuleViolation("Security.StaffDeleted", staff.StaffNo);
        }

        if (staff.LeftAt is not null)
        {
            throw new RuleViolation("Security.StaffLeft", staff.StaffNo);
        }

        await book.DescribeAsync(staff, entry, ct);
        return account;
    }
}
