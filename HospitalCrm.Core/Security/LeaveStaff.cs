using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>离职: the account is locked, its sessions end at once, its seat is free. Nothing is deleted.</summary>
public sealed class LeaveStaff(CrmDb db, CurrentActor actor, RightsGuard guard, Sessions sessions, SessionEnding ending, Grants grants, TimeProvider clock) : IUseCase
{
    /// <summary>Until somebody takes the person back.</summary>
    internal static readonly DateTimeOffset ForGood = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Permission Requires => SecurityPermissions.ManageStaff;

    public async Task HandleAsync(Id<StaffMember> id, CancellationToken ct = default)
    {
        List<Guid> ended = [];
        var staff = default(StaffMember);
        await db.InTransactionAsync(
            async () =>
            {
                staff = await db.Staff.SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
                var account = await db.Users.SingleAsync(account => account.StaffId == id, ct);
                await DemandAsync(staff, ct);
                staff.Leave(clock.GetUtcNow());
                account.LockoutEnd = ForGood;
                account.SecurityStamp = Guid.NewGuid().ToString("N");
                ended = await ending.EndAllAsync(account.Id, except: null, SessionEnd.Left, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        ended.ForEach(sessions.Tell);
        grants.Forget(staff!.StaffNo);
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
            where grant.Permission == Requires.Code
            select other.Id;
        var remaining = await managers.Distinct().ToListAsync(ct);
        if (remaining.Contains(staff.Id) && remaining.Count == 1)
        {
            throw new RuleViolation("Security.LastAdministrator");
        }

        await guard.LookAsync(picture => picture.Leaves(staff.Id), ct);
    }
}
