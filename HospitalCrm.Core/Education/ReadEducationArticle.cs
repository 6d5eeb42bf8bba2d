using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>An article with its life and every time it was sent.</summary>
public sealed class ReadEducationArticle(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    /// <param name="id">Null for a new one: only the types to choose from.</param>
    public async Task<EducationArticleSheet> HandleAsync(Id<EducationArticle>? id, CancellationToken ct = default)
    {
        var topics = await db.EducationTopics.AsNoTracking().OrderBy(topic => topic.Number).Select(topic => new TopicChoice(topic.Id.Value, topic.Name, topic.Kind)).ToListAsync(ct);
        if (id is not { } wanted)
        {
            return new(new(), topics, null, []);
        }

        var known = await db.EducationArticles.AsNoTracking().SingleOrDefaultAsync(article => article.Id == wanted, ct) ?? throw new RuleViolation("Education.Missing");
        var campaigns = await db.EducationCampaigns.AsNoTracking().Where(campaign => campaign.SubjectId == wanted.Value).OrderByDescending(campaign => campaign.StartedAt)
            .Select(campaign => new CampaignLine(campaign.Id, campaign.State, campaign.StartedAt)).ToListAsync(ct);
        string?[] people = [known.WrittenBy, known.JudgedBy];
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => people.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        return new(
            new() { Id = wanted.Value, Version = known.Version, TopicId = known.TopicId.Value, Title = known.Title, Text = known.Text, SmsText = known.SmsText },
            topics,
            new(known.State, known.WrittenBy, names.GetValueOrDefault(known.WrittenBy, known.WrittenBy), known.WrittenAt, known.JudgedBy is { } judge ? names.GetValueOrDefault(judge, judge) : null, known.JudgedAt, known.Why),
            campaigns);
    }
}

/// <param name="Standing">Null for a new one.</param>
public sealed record EducationArticleSheet(EducationArticleForm Form, IReadOnlyList<TopicChoice> Topics, ArticleStanding? Standing, IReadOnlyList<CampaignLine> Campaigns);

public sealed record TopicChoice(Guid Id, string Name, EducationKind Kind);

public sealed record ArticleStanding(ArticleState State, string WrittenByNo, string WrittenBy, DateTimeOffset WrittenAt, string? JudgedBy, DateTimeOffset? JudgedAt, string? Why);

public sealed record CampaignLine(Id<EducationCampaign> Id, CampaignState State, DateTimeOffset StartedAt);
