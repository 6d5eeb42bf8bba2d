using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>停止: for good. What no channel has yet is taken back.</summary>
public sealed class StopCampaign(CrmDb db, CampaignStopping stopping) : IUseCase
{
    public static Permission Requires => EducationPermissions.Send;

    /// <returns>How many messages were taken back.</returns>
    public async Task<int> HandleAsync(Id<EducationCampaign> id, CancellationToken ct = default)
    {
        var taken = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var campaign = await db.EducationCampaigns.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
                taken = await stopping.StopAsync(campaign, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return taken;
    }
}
