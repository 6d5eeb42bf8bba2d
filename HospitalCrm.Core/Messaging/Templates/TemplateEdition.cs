using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>One version of a template's text. What was once sent stays readable: an edition never changes.</summary>
public sealed class TemplateEdition : Entity<TemplateEdition>, IAudited
{
    /// <summary>Who wrote what the product brought.</summary>
    public const string ByProduct = "";

    public const int Longest = 500;

    private TemplateEdition()
    {
    }

    internal TemplateEdition(Id<MessageTemplate> template, int number, MessageCategory category, string text, string by, DateTimeOffset at) =>
        (TemplateId, Number, Category, Text, WrittenBy, WrittenAt) = (template, number, category, text, by, at);

    public Id<MessageTemplate> TemplateId { get; private set; }

    /// <summary>From 1; the outbox keeps it with every message.</summary>
    public int Number { get; private set; }

    public MessageCategory Category { get; private set; }

    public string Text { get; private set; } = "";

    public EditionState State { get; private set; } = EditionState.Waiting;

    /// <summary>A staff number; empty for the product.</summary>
    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The second person.</summary>
    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Why { get; private set; }

    Guid? IAudited.AuditPatient => null;

    internal void Begin() => State = EditionState.InForce;

    internal void Retire() => State = EditionState.Retired;

    internal void Reject() => State = EditionState.Rejected;

    internal void Judge(string by, DateTimeOffset at, string? why) => (JudgedBy, JudgedAt, Why) = (by, at, why);
}

public enum EditionState
{
    /// <summary>待审批.</summary>
    Waiting,

    /// <summary>使用中.</summary>
    InForce,

    /// <summary>Another took its place.</summary>
    Retired,
    Rejected,
}

internal sealed class TemplateEditionMap : IEntityTypeConfiguration<TemplateEdition>
{
    public void Configure(EntityTypeBuilder<TemplateEdition> builder)
    {
        builder.ToTable("TemplateEditions");
        builder.Property(edition => edition.Text).HasMaxLength(TemplateEdition.Longest);
        builder.Property(edition => edition.WrittenBy).HasMaxLength(32);
        builder.Property(edition => edition.JudgedBy).HasMaxLength(32);
        builder.Property(edition => edition.Why).HasMaxLength(200);
        builder.HasIndex(edition => new { edition.TemplateId, edition.Number }).IsUnique();
    }
}
