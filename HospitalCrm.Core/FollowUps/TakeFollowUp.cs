using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>开始回访: takes a patient, for oneself alone. What one has already one keeps, for another while.</summary>
public sealed class TakeFollowUp(CrmDb db, FollowUpSight sight, FollowUpDesk desk) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    public async Task<TakeAnswer> HandleAsync(Id<FollowUpTask> id, CancellationToken ct = default)
    {
        var answer = TakeAnswer.Withdrawn;
        await db.InTransactionAsync(
            async () =>
            {
                answer = await desk.TakeAsync(await sight.DemandAsync(id, ct), ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return answer;
    }
}
