using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>转投诉: what was said is more than a low mark. The complaint stands as a draft in the same transaction.</summary>
public sealed class HandOverLowScore(CrmDb db, LowScoreAccess access, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SurveyPermissions.HandleLowScores;

    public async Task HandleAsync(Id<LowScore> id, CancellationToken ct = default)
    {
        var score = await access.DemandAsync(id, ct);
        score.HandOver(actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
