using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>What a campaign says. An article's words are those it began with; a lecture's are what holds of it now, since nobody is to be told an old hour.</summary>
public sealed class CampaignContents(CrmDb db) : IRoomPart
{
    public async Task<CampaignContent> OfAsync(EducationCampaign campaign, CancellationToken ct)
    {
        if (campaign.Subject == CampaignSubject.Article)
        {
            return OfArticle(campaign.Id.ToString(), campaign.Title, campaign.SmsText ?? "", campaign.Category);
        }

        var id = new Id<Lecture>(campaign.SubjectId);
        return OfLecture(campaign.Id.ToString(), await db.Lectures.AsNoTracking().SingleAsync(lecture => lecture.Id == id, ct));
    }

    internal static CampaignContent OfArticle(string key, string title, string sms, MessageCategory category) => new(
        key,
        category == MessageCategory.Notice ? "education-notice" : "education",
        category,
        new Dictionary<string, object?> { ["topic"] = title, ["text"] = sms.TrimEnd('。') },
        CampaignContent.PurposesOf(CampaignSubject.Article, category));

    internal static CampaignContent OfLecture(string key, Lecture lecture) =>
        new(key, "lecture", MessageCategory.Promotion, lecture.Said(), CampaignContent.PurposesOf(CampaignSubject.Lecture, MessageCategory.Promotion)) { AsksUntil = lecture.StartsAt };
}
