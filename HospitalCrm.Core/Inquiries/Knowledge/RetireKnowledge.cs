using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>停用: from now on nobody finds it.</summary>
public sealed class RetireKnowledge(CrmDb db, KnowledgeIndex index) : IUseCase
{
    public static Permission Requires => KnowledgePermissions.Manage;

    /// <param name="version">The article that was read; another text is not meant.</param>
    public async Task HandleAsync(Id<KnowledgeArticle> id, int version, CancellationToken ct = default)
    {
        var article = await db.KnowledgeArticles.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Knowledge.Missing");
        if (article.Version != version)
        {
            throw new DbUpdateConcurrencyException();
        }

        article.Retire();
        await index.KeepAsync(article, ct);
        await db.SaveChangesAsync(ct);
    }
}
