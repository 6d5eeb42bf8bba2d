using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>Plans for whoever writes them. Never saves.</summary>
public sealed class PlanBook(CrmDb db, FollowUpSight sight) : IRoomPart
{
    public async Task<FollowUpPlan> DemandAsync(Guid id, CancellationToken ct)
    {
        var key = new Id<FollowUpPlan>(id);
        return await db.FollowUpPlans.Include(plan => plan.Steps).SingleOrDefaultAsync(plan => plan.Id == key, ct) ?? throw new RuleViolation("FollowUps.PlanMissing");
    }

    /// <summary>Whoever writes for his department writes for no other, and not for all.</summary>
    public async Task DemandWritableAsync(string? departmentCode)
    {
        var reach = await sight.ReachAsync(PlanPermissions.Manage);
        if (!reach.IsAll && (reach is not { Scope: DataScope.Department, DepartmentCode: { } own } || own != departmentCode))
        {
            throw new RuleViolation("FollowUps.OwnDepartmentOnly");
        }
    }

    /// <summary>Discharges nobody is asked about yet are looked at again by the plans as they are now.</summary>
    public Task ForgetUnplannedAsync(DateOnly since, CancellationToken ct) =>
        db.DischargeMarks.Where(mark => mark.EndedOn >= since && !db.FollowUpTasks.Any(task => task.EncounterId == mark.EncounterId)).ExecuteDeleteAsync(ct);
}
