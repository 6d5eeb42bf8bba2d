using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>暂停 or 继续. What stands in the outbox already goes on.</summary>
public sealed class PauseCampaign(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.Send;

    /// <param name="resumes">True: goes on where it stopped.</param>
    public async Task HandleAsync(Id<EducationCampaign> id, bool resumes, CancellationToken ct = default)
    {
        var campaign = await db.EducationCampaigns.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        if (resumes)
        {
            campaign.Resume();
        }
        else
        {
            campaign.Pause();
        }

        await db.SaveChangesAsync(ct);
    }
}
