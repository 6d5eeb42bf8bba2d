using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>Writes an article, and publishes it where it is finished.</summary>
public sealed class SaveKnowledge(CrmDb db, KnowledgeIndex index, CurrentActor actor, TimeProvider clock, IValidator<KnowledgeForm> validator) : IUseCase
{
    public static Permission Requires => KnowledgePermissions.Manage;

    public async Task<Id<KnowledgeArticle>> HandleAsync(KnowledgeForm form, bool publishes = false, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        if (!string.IsNullOrEmpty(form.Department) && !await db.Departments.AnyAsync(known => known.Code == form.Department, ct))
        {
            throw new RuleViolation("Knowledge.UnknownDepartment");
        }

        var article = form.Id is { } key ? await FindAsync(new(key), form.Version, ct) : Added();
        article.Write(form, actor.Value.StaffNo, clock.GetUtcNow());
        if (publishes || article.State == KnowledgeState.Published)
        {
            article.Publish(clock.Today());
        }

        await index.KeepAsync(article, ct);
        await db.SaveChangesAsync(ct);
        return article.Id;
    }

    private async Task<KnowledgeArticle> FindAsync(Id<KnowledgeArticle> id, int version, CancellationToken ct)
    {
        var known = await db.KnowledgeArticles.SingleOrDefaultAsync(article => article.Id == id, ct) ?? throw new RuleViolation("Knowledge.Missing");
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private KnowledgeArticle Added()
    {
        var added = new KnowledgeArticle();
        db.KnowledgeArticles.Add(added);
        return added;
    }
}
