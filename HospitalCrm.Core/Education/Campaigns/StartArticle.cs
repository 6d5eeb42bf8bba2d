using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// 群发 of an approved article to the audiences of its type. It advertises by law unless it warns of a special condition and somebody
/// with the right to it says so.
/// </summary>
public sealed class StartArticle(CrmDb db, CampaignStart start, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => EducationPermissions.Send;

    /// <param name="version">The article that was read and estimated; another text is not meant.</param>
    public async Task<Id<EducationCampaign>> HandleAsync(Id<EducationArticle> id, int version, bool asNotice = false, bool atUsualTime = false, CancellationToken ct = default)
    {
        if (asNotice && !await grants.HasAsync(actor.Value, EducationPermissions.SendAsNotice))
        {
            throw new RuleViolation("Education.NoticeForbidden");
        }

        var started = default(Id<EducationCampaign>);
        await db.InTransactionAsync(
            async () =>
            {
                var article = await db.EducationArticles.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
                if (article.Version != version)
                {
                    throw new DbUpdateConcurrencyException();
                }

                var topic = await db.EducationTopics.SingleAsync(known => known.Id == article.TopicId, ct);
                if (asNotice && topic.Kind != EducationKind.Condition)
                {
                    throw new RuleViolation("Education.NoticeOnlyCondition");
                }

                article.Send(clock.GetUtcNow());
                var campaign = new EducationCampaign(CampaignSubject.Article, id.Value, article.Title, asNotice ? MessageCategory.Notice : MessageCategory.Promotion, Audience.Read(topic.Audiences));
                await start.AddAsync(campaign, article.SmsText, atUsualTime, ct);
                await db.SaveChangesAsync(ct);
                started = campaign.Id;
            },
            ct);
        return started;
    }
}
