using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>改派: the ticked ones to somebody else, or back to everybody; all or none.</summary>
public sealed class AssignFollowUps(CrmDb db, FollowUpSight sight, WardDesk desk) : IUseCase
{
    public const int Most = 500;

    public static Permission Requires => FollowUpPermissions.Assign;

    /// <param name="to">A user code; null: nobody in particular.</param>
    public async Task<int> HandleAsync(IReadOnlyCollection<Id<FollowUpTask>> ids, string? to, CancellationToken ct = default)
    {
        if (ids.Count is 0 or > Most)
        {
            throw new RuleViolation("FollowUps.TickSome", Most);
        }

        var given = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var reach = await sight.ReachAsync(FollowUpPermissions.Assign);
                var tasks = await db.FollowUpTasks.Where(task => ids.Contains(task.Id)).ToListAsync(ct);
                if (tasks.Count != ids.Distinct().Count() || tasks.Exists(task => !FollowUpScope.Has(reach, task.DepartmentCode, task.WardCode, null)))
                {
                    throw new RuleViolation("FollowUps.Missing");
                }

                given = await desk.GiveAsync(tasks, to, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return given;
    }
}
