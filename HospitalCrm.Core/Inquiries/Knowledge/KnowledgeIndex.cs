using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>Keeps what an article is found by: all of a published one, nothing of any other. Never saves.</summary>
public sealed class KnowledgeIndex(CrmDb db) : IRoomPart
{
    public async Task KeepAsync(KnowledgeArticle article, CancellationToken ct)
    {
        var department = await db.Departments.Where(known => known.Code == article.DepartmentCode).Select(known => known.Name).SingleOrDefaultAsync(ct);
        var wanted = article.State == KnowledgeState.Published ? KnowledgeWords.Of(article.Title, article.Questions, department) : new HashSet<string>();
        var known = await db.KnowledgeTerms.Where(term => term.ArticleId == article.Id).ToListAsync(ct);
        db.KnowledgeTerms.RemoveRange(known.Where(term => !wanted.Contains(term.Term)));
        db.KnowledgeTerms.AddRange(wanted.Except(known.Select(term => term.Term)).Select(term => new KnowledgeTerm(term, article.Id)));
    }
}
