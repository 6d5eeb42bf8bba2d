using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>No further follow-ups by these plans; those that are planned stay, and what was asked keeps the plan's name.</summary>
public sealed class RemovePlans(CrmDb db, PlanBook book, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PlanPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<FollowUpPlan>> ids, CancellationToken ct = default)
    {
        foreach (var plan in await db.FollowUpPlans.Where(plan => ids.Contains(plan.Id)).ToListAsync(ct))
        {
            await book.DemandWritableAsync(plan.DepartmentCode);
            plan.Delete(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
    }
}
