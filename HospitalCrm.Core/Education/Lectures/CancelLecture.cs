using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>取消讲座: its notice stops, what no channel has yet is taken back, and who knows of it is told (讲座变更通知).</summary>
public sealed class CancelLecture(CrmDb db, CampaignStopping stopping, TimeProvider clock) : IUseCase
{
    public const int LongestReason = 200;

    public static Permission Requires => EducationPermissions.ManageLectures;

    public async Task HandleAsync(Id<Lecture> id, string why, CancellationToken ct = default)
    {
        var said = why.Trim();
        if (said is { Length: 0 or > LongestReason })
        {
            throw new RuleViolation("Education.RefusalReason", LongestReason);
        }

        await db.InTransactionAsync(
            async () =>
            {
                var lecture = await db.Lectures.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
                lecture.Cancel(said, clock.GetUtcNow());
                foreach (var campaign in await db.EducationCampaigns.Where(known => known.SubjectId == id.Value).ToListAsync(ct))
                {
                    if (campaign.IsOpen)
                    {
                        await stopping.StopAsync(campaign, ct);
                    }
                    else
                    {
                        await stopping.TakeBackAsync(campaign.Id, ct);
                    }
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
