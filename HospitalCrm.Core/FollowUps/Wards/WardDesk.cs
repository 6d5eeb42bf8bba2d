using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>Hands follow-ups from one to another. Never saves.</summary>
public sealed class WardDesk(CrmDb db, FollowUpSight sight, Grants grants, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <summary>Those the reader may give follow-ups to: of his own part of the hospital, present, and allowed to call.</summary>
    internal IQueryable<StaffMember> Callers(Reach reach)
    {
        var right = FollowUpPermissions.Call.Code;
        var callers = db.Staff.Where(staff => staff.LeftAt == null
            && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == right)));
        return reach switch
        {
            { IsAll: true } => callers,
            { Scope: DataScope.Department, DepartmentCode: { } department } => callers.Where(staff => staff.DepartmentCode == department),
            { Scope: DataScope.Ward, WardCode: { } ward } => callers.Where(staff => staff.WardCode == ward),
            _ => callers.Where(staff => false),
        };
    }

    /// <summary>Somebody who may be given follow-ups.</summary>
    /// <exception cref="RuleViolation">There is no such person, he left, belongs elsewhere, or does not call.</exception>
    internal async Task DemandCallerAsync(string staffNo, CancellationToken ct)
    {
        var found = await db.Staff.AsNoTracking().Where(staff => staff.StaffNo == staffNo).Select(staff => new { staff.Name, staff.LeftAt }).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolation("FollowUps.StaffMissing", staffNo);
        if (found.LeftAt is not null)
        {
            throw new RuleViolation("FollowUps.StaffLeft", found.Name);
        }

        if (!await Callers(await sight.ReachAsync(FollowUpPermissions.Assign)).AnyAsync(staff => staff.StaffNo == staffNo, ct))
        {
            throw new RuleViolation("FollowUps.StaffElsewhere", found.Name);
        }
    }

    /// <summary>Gives all of them, or none.</summary>
    /// <param name="to">Null: back to everybody of the ward.</param>
    /// <returns>How many changed hands.</returns>
    internal async Task<int> GiveAsync(IReadOnlyList<FollowUpTask> tasks, string? to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await DemandReachableAsync(tasks, to, ct);
        var name = await sight.NameAsync(to, ct);
        var given = 0;
        foreach (var task in tasks)
        {
            var before = task.AssigneeNo;
            if (task.State == FollowUpState.Leased && task.LeaseUntil > now)
            {
                throw new RuleViolation("FollowUps.HeldNow", await sight.NameAsync(task.LeaseBy, ct));
            }

            if (task.GiveTo(to, now, name))
            {
                given++;
                db.Audit(new AuditDraft(AuditAct.Changed, nameof(FollowUpTask), task.Id.ToString(), now)
                {
                    PatientId = task.PatientId.Value,
                    Detail = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string?[]> { [nameof(FollowUpTask.AssigneeNo)] = [before, to] }),
                }.By(actor.Value));
            }
        }

        return given;
    }

    /// <summary>What somebody cannot see he cannot do.</summary>
    private async Task DemandReachableAsync(IReadOnlyList<FollowUpTask> tasks, string? to, CancellationToken ct)
    {
        if (to is null)
        {
            return;
        }

        await DemandCallerAsync(to, ct);
        var reach = (await grants.OfAsync(to)).ReachOf(FollowUpPermissions.View.Code) ?? Reach.Nobody;
        if (tasks.Any(task => !FollowUpScope.Has(reach, task.DepartmentCode, task.WardCode, to)))
        {
            throw new RuleViolation("FollowUps.StaffElsewhere", await sight.NameAsync(to, ct));
        }
    }
}
