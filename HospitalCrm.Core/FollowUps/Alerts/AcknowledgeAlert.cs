using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>“我来处理”: from now on nobody else is told.</summary>
public sealed class AcknowledgeAlert(CrmDb db, AlertAccess access, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => AlertPermissions.Handle;

    public async Task HandleAsync(Id<ClinicalAlert> id, CancellationToken ct = default)
    {
        var alert = await access.DemandAsync(id, ct);
        alert.Acknowledge(actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
