using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>Two neighbouring characters of what a published article is asked by, or how a phrase of it is read; see <see cref="KnowledgeWords"/>.</summary>
public sealed class KnowledgeTerm(string term, Id<KnowledgeArticle> articleId)
{
    public string Term { get; private set; } = term;

    public Id<KnowledgeArticle> ArticleId { get; private set; } = articleId;
}
