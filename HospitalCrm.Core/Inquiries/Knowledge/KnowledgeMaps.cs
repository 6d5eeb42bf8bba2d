using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Inquiries.Knowledge;

internal sealed class KnowledgeArticleMap : IEntityTypeConfiguration<KnowledgeArticle>
{
    public void Configure(EntityTypeBuilder<KnowledgeArticle> builder)
    {
        builder.ToTable("KnowledgeArticles");
        builder.Property(article => article.Title).HasMaxLength(KnowledgeArticle.LongestTitle);
        builder.Property(article => article.Questions).HasMaxLength(KnowledgeArticle.LongestQuestions);
        builder.Property(article => article.Answer).HasMaxLength(KnowledgeArticle.LongestAnswer);
        builder.Property(article => article.DepartmentCode).HasMaxLength(32);
        builder.Property(article => article.WrittenBy).HasMaxLength(32);
        builder.HasIndex(article => new { article.WrittenAt, article.Id });
        builder.HasIndex(article => new { article.State, article.WrittenAt, article.Id });
        builder.HasIndex(article => new { article.Kind, article.WrittenAt, article.Id });
        builder.HasIndex(article => new { article.State, article.ReviewOn });
        builder.HasIndex(article => new { article.State, article.UntilOn });
        builder.HasIndex(article => article.DepartmentCode);
    }
}

internal sealed class KnowledgeTermMap : IEntityTypeConfiguration<KnowledgeTerm>
{
    public void Configure(EntityTypeBuilder<KnowledgeTerm> builder)
    {
        builder.ToTable("KnowledgeTerms");
        builder.HasKey(term => new { term.Term, term.ArticleId });
        builder.Property(term => term.Term).HasMaxLength(KnowledgeWords.Longest);
        builder.HasIndex(term => term.ArticleId);
        builder.HasOne<KnowledgeArticle>().WithMany().HasForeignKey(term => term.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
