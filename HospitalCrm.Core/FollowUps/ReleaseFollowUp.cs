using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Puts a patient back that one took, without having called.</summary>
public sealed class ReleaseFollowUp(CrmDb db, FollowUpSight sight, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    public async Task HandleAsync(Id<FollowUpTask> id, CancellationToken ct = default)
    {
        var task = await sight.DemandAsync(id, ct);
        if (task.IsHeldBy(actor.Value.StaffNo))
        {
            task.Free(clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
    }
}
