using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>预估 of an article, as it stands, for the audiences of its type.</summary>
public sealed class EstimateArticle(CrmDb db, CampaignEstimating estimating) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    public async Task<CampaignEstimate> HandleAsync(Id<EducationArticle> id, bool asNotice = false, CancellationToken ct = default)
    {
        var article = await db.EducationArticles.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        var topic = await db.EducationTopics.AsNoTracking().SingleAsync(known => known.Id == article.TopicId, ct);
        var content = CampaignContents.OfArticle(id.ToString(), article.Title, article.SmsText, asNotice ? MessageCategory.Notice : MessageCategory.Promotion);
        return await estimating.EstimateAsync(id.Value, content, Audience.Read(topic.Audiences), ct);
    }
}
