using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education;

/// <summary>健康资讯: one piece, read here in full and sent in few words. It goes out only after a second person read it.</summary>
public sealed class EducationArticle : Entity<EducationArticle>, IAudited
{
    public const int LongestText = 4_000;

    /// <summary>Name, signature and the way to refuse come around it.</summary>
    public const int LongestSms = 300;

    private EducationArticle()
    {
    }

    public EducationArticle(Id<EducationTopic> topic) => TopicId = topic;

    public Id<EducationTopic> TopicId { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>短信内容.</summary>
    public string SmsText { get; private set; } = "";

    public ArticleState State { get; private set; }

    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The second person.</summary>
    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Why { get; private set; }

    /// <summary>When it was last sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    /// <summary>Other words want another approval; what is being sent goes on with the words it began with.</summary>
    public void Write(Id<EducationTopic> topic, string title, string text, string sms, string by, DateTimeOffset at)
    {
        var isSame = (Title, SmsText) == (title, sms);
        (TopicId, Title, Text, SmsText) = (topic, title, text, sms);
        if (!isSame || State != ArticleState.Approved)
        {
            (State, JudgedBy, JudgedAt, Why) = (ArticleState.Draft, null, null, null);
            (WrittenBy, WrittenAt) = (by, at);
        }
    }

    /// <summary>提交审批.</summary>
    public void Submit()
    {
        if (State is not (ArticleState.Draft or ArticleState.Rejected))
        {
            throw new RuleViolation("Education.WrongState", State);
        }

        State = ArticleState.Waiting;
    }

    /// <param name="refusal">Null approves.</param>
    public void Judge(string by, DateTimeOffset at, string? refusal)
    {
        if (State != ArticleState.Waiting)
        {
            throw new RuleViolation("Education.WrongState", State);
        }

        if (by == WrittenBy)
        {
            throw new RuleViolation("Education.OwnArticle");
        }

        (State, JudgedBy, JudgedAt, Why) = (refusal is null ? ArticleState.Approved : ArticleState.Rejected, by, at, refusal);
    }

    public void Send(DateTimeOffset at) => SentAt = State == ArticleState.Approved ? at : throw new RuleViolation("Education.NotApproved");
}

public enum ArticleState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>待审批.</summary>
    Waiting,

    /// <summary>已批准.</summary>
    Approved,

    /// <summary>已驳回.</summary>
    Rejected,
}

internal sealed class EducationArticleMap : IEntityTypeConfiguration<EducationArticle>
{
    public void Configure(EntityTypeBuilder<EducationArticle> builder)
    {
        builder.ToTable("EducationArticles");
        builder.Property(article => article.Title).HasMaxLength(50);
        builder.Property(article => article.Text).HasMaxLength(EducationArticle.LongestText);
        builder.Property(article => article.SmsText).HasMaxLength(EducationArticle.LongestSms);
        builder.Property(article => article.WrittenBy).HasMaxLength(32);
        builder.Property(article => article.JudgedBy).HasMaxLength(32);
        builder.Property(article => article.Why).HasMaxLength(200);
        builder.HasIndex(article => article.TopicId);
        builder.HasOne<EducationTopic>().WithMany().HasForeignKey(article => article.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}
