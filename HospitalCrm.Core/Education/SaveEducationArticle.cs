using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>Writes an article, and asks for its approval where it is finished.</summary>
public sealed class SaveEducationArticle(CrmDb db, CurrentActor actor, TimeProvider clock, IValidator<EducationArticleForm> validator) : IUseCase
{
    public static Permission Requires => EducationPermissions.Manage;

    public async Task<Id<EducationArticle>> HandleAsync(EducationArticleForm form, bool submits = false, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var topic = new Id<EducationTopic>(form.TopicId!.Value); // the validator saw it
        if (!await db.EducationTopics.AnyAsync(known => known.Id == topic, ct))
        {
            throw new RuleViolation("Education.Missing");
        }

        var article = form.Id is { } key ? await FindAsync(new(key), form.Version, ct) : Added(topic);
        article.Write(topic, form.Title.Trim(), form.Text.Trim(), form.SmsText.Trim(), actor.Value.StaffNo, clock.GetUtcNow());
        if (submits && article.State != ArticleState.Approved)
        {
            article.Submit();
        }

        await db.SaveChangesAsync(ct);
        return article.Id;
    }

    private async Task<EducationArticle> FindAsync(Id<EducationArticle> id, int version, CancellationToken ct)
    {
        var known = await db.EducationArticles.SingleOrDefaultAsync(article => article.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private EducationArticle Added(Id<EducationTopic> topic)
    {
        var added = new EducationArticle(topic);
        db.EducationArticles.Add(added);
        return added;
    }
}
