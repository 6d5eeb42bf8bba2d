using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座通知: tells a lecture to those it is for. Lectures advertise by law.</summary>
public sealed class AnnounceLecture(CrmDb db, LectureAudience audience, CampaignStart start, TimeProvider clock) : IUseCase
{
    public static Permission Requires => EducationPermissions.Send;

    /// <param name="version">The lecture that was read; another hour is not meant.</param>
    public async Task<Id<EducationCampaign>> HandleAsync(Id<Lecture> id, int version, bool atUsualTime = false, CancellationToken ct = default)
    {
        var started = default(Id<EducationCampaign>);
        await db.InTransactionAsync(
            async () =>
            {
                var lecture = await db.Lectures.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
                if (lecture.Version != version)
                {
                    throw new DbUpdateConcurrencyException();
                }

                lecture.Announce(clock.GetUtcNow());
                var campaign = new EducationCampaign(CampaignSubject.Lecture, id.Value, lecture.Topic, MessageCategory.Promotion, await audience.OfAsync(lecture, ct));
                await start.AddAsync(campaign, sms: null, atUsualTime, ct);
                await db.SaveChangesAsync(ct);
                started = campaign.Id;
            },
            ct);
        return started;
    }
}
