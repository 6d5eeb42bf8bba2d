using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>离职, for whoever says it: an administrator here, or the hospital's own directory. Never saves.</summary>
public sealed class StaffLeaving(CrmDb db, CurrentActor actor, RightsGuard guard, Sessions sessions, SessionEnding ending, Grants grants, TimeProvider clock) : IRoomPart
{
    /// <summary>Until somebody takes the person back.</summary>
    internal static readonly DateTimeOffset ForGood = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>What is told once it is committed: the sessions are over.</returns>
    public async Task<Action> LeaveAsync(StaffMember staff, CancellationToken ct)
    {
        // Two who let each other leave at once: the second sees that the first is gone.
        await guard.WaitAsync(ct);
        var account = await db.Users.SingleAsync(account => account.StaffId == staff.Id, ct);
        await DemandAsync(staff, ct);
        staff.Leave(clock.GetUtcNow());
        account.LockoutEnd = ForGood;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        var ended = await ending.EndAllAsync(account.Id, except: null, SessionEnd.Left, ct);
        return () =>
        {
            ended.ForEach(sessions.Tell);
            grants.Forget(staff.StaffNo);
        };
    }

    /// <summary>Nobody locks himself out, or the hospital.</summary>
    private async Task DemandAsync(StaffMember staff, CancellationToken ct)
    {
        if (staff.StaffNo == actor.Value.StaffNo)
        {
            throw new RuleViolation("Security.NotYourself");
        }

        var managers =
            from other in db.Staff
            where other.LeftAt == null
            join held in db.StaffRoles on other.Id equals held.StaffId
            join grant in db.Grants on held.RoleId equals grant.RoleId
            where grant.Permission == SecurityPermissions.ManageStaff.Code
            select other.Id;
        var remaining = await managers.Distinct().ToListAsync(ct);
        if (remaining.Contains(staff.Id) && remaining.Count == 1)
        {
            throw new RuleViolation("Security.LastAdministrator");
        }

        await guard.LookAsync(picture => picture.Leaves(staff.Id), ct);
    }
}
