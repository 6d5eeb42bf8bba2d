using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>Puts a campaign on its way; the caller saves. One at a time about the same thing.</summary>
public sealed class CampaignStart(CrmDb db, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <param name="atUsualTime">Not before 健康资讯's time of the day; false: at once.</param>
    public async Task AddAsync(EducationCampaign campaign, string? sms, bool atUsualTime, CancellationToken ct)
    {
        if (await db.EducationCampaigns.AnyAsync(known => known.SubjectId == campaign.SubjectId && (known.State == CampaignState.Running || known.State == CampaignState.Paused), ct))
        {
            throw new RuleViolation("Education.AlreadyRunning");
        }

        var now = clock.GetUtcNow();
        campaign.Start(sms, actor.Value.StaffNo, now, atUsualTime ? Usual(now) : now);
        db.EducationCampaigns.Add(campaign);
    }

    private DateTimeOffset Usual(DateTimeOffset now)
    {
        var today = HospitalZone.StartOf(clock.Today()) + parameters.Get(MessageParameters.EducationAt).ToTimeSpan();
        return today >= now ? today : today.AddDays(1);
    }
}
