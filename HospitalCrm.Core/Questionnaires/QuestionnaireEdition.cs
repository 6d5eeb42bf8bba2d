using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>One edition of a questionnaire. As a draft it is written; once published it never changes.</summary>
public sealed class QuestionnaireEdition : Entity<QuestionnaireEdition>, IAudited
{
    /// <summary>Who wrote what the product brought.</summary>
    public const string ByProduct = "";

    private QuestionnaireEdition()
    {
    }

    internal QuestionnaireEdition(Id<Questionnaire> questionnaire, int number, string content, string by, DateTimeOffset at) =>
        (QuestionnaireId, Number, Content, WrittenBy, WrittenAt) = (questionnaire, number, content, by, at);

    public Id<Questionnaire> QuestionnaireId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public QuestionnaireEditionState State { get; private set; }

    /// <summary>A <see cref="QuestionSet"/>; see <see cref="Read"/>.</summary>
    public string Content { get; private set; } = "";

    /// <summary>A staff number; empty for the product.</summary>
    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public string? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public QuestionSet Read() => QuestionSet.FromJson(Content);

    internal void Rewrite(string content, string by, DateTimeOffset at)
    {
        if (State != QuestionnaireEditionState.Draft)
        {
            throw new RuleViolation("Questionnaires.EditionStays");
        }

        (Content, WrittenBy, WrittenAt) = (content, by, at);
    }

    internal void Publish(string by, DateTimeOffset at) => (State, PublishedBy, PublishedAt) = (QuestionnaireEditionState.Published, by, at);

    internal void Retire() => State = QuestionnaireEditionState.Retired;
}

public enum QuestionnaireEditionState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>使用中.</summary>
    Published,

    /// <summary>已停用: another took its place.</summary>
    Retired,
}

internal sealed class QuestionnaireEditionMap : IEntityTypeConfiguration<QuestionnaireEdition>
{
    public void Configure(EntityTypeBuilder<QuestionnaireEdition> builder)
    {
        builder.ToTable("QuestionnaireEditions");
        builder.Property(edition => edition.WrittenBy).HasMaxLength(32);
        builder.Property(edition => edition.PublishedBy).HasMaxLength(32);
        builder.HasIndex(edition => new { edition.QuestionnaireId, edition.Number }).IsUnique();
    }
}
