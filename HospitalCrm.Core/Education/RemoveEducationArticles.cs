using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>Deletes articles that were never sent, all of them or none.</summary>
public sealed class RemoveEducationArticles(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<EducationArticle>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.EducationArticles.Where(article => wanted.Contains(article.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Education.Missing");
        }

        if (known.Find(article => article.SentAt is not null) is { } sent)
        {
            throw new RuleViolation("Education.ArticleSent", sent.Title);
        }

        db.EducationArticles.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
