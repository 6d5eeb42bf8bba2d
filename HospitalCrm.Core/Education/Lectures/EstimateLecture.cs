using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>预估 of a lecture's notice.</summary>
public sealed class EstimateLecture(CrmDb db, LectureAudience audience, CampaignEstimating estimating) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    public async Task<CampaignEstimate> HandleAsync(Id<Lecture> id, CancellationToken ct = default)
    {
        var lecture = await db.Lectures.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        return await estimating.EstimateAsync(id.Value, CampaignContents.OfLecture(id.ToString(), lecture), await audience.OfAsync(lecture, ct), ct);
    }
}
