using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// One-time passwords. Whoever reads one can sign in with it, so nobody makes one for an account of another administration: the system
/// administrator would become the security administrator or the auditor. Their way back is the command line on the server.
/// </summary>
public sealed class StaffPasswords(CrmDb db, PasswordCheck passwords, CurrentActor actor, Grants grants) : IRoomPart
{
    /// <summary>Changes the tracked account; the use case saves.</summary>
    /// <returns>The one-time password; it is kept nowhere.</returns>
    public async Task<string> RenewAsync(Account account, CancellationToken ct)
    {
        await DemandOwnDutyAsync(account.StaffId, ct);
        var password = OneTimePassword.New();
        passwords.Set(account, password);
        account.MustChangePassword = true;
        account.IsDemo = false;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return password;
    }

    private async Task DemandOwnDutyAsync(Id<StaffMember> staff, CancellationToken ct)
    {
        if (actor.Value.Kind != ActorKind.Staff)
        {
            return;
        }

        var held =
            from role in db.StaffRoles
            where role.StaffId == staff
            join grant in db.Grants on role.RoleId equals grant.RoleId
            select grant.Permission;
        var codes = await held.Distinct().ToListAsync(ct);
        var own = await grants.OfAsync(actor.Value.StaffNo);
        var foreign = Duties(codes.Contains).Except(Duties(own.Has));
        if (foreign.Any())
        {
            throw new RuleViolation("Security.PasswordOfOtherDuty");
        }
    }

    private static IEnumerable<Duty> Duties(Func<string, bool> holds) =>
        PermissionCatalogue.All.Where(right => right.Duty != Duty.None && holds(right.Code)).Select(right => right.Duty).Distinct();
}
