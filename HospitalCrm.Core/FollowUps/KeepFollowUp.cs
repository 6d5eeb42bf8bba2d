using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Its caller is at work on it: nobody else gets it for another while.</summary>
public sealed class KeepFollowUp(CrmDb db, FollowUpSight sight, FollowUpDesk desk) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    /// <returns>Whether it is still the actor's.</returns>
    public async Task<bool> HandleAsync(Id<FollowUpTask> id, CancellationToken ct = default)
    {
        var isMine = false;
        await db.InTransactionAsync(
            async () =>
            {
                isMine = await desk.GoOnAsync(await sight.DemandAsync(id, ct), ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return isMine;
    }
}
