using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>短信模板. Its texts are editions that are never changed; one of them is in force (docs/adr/0043).</summary>
public sealed class MessageTemplate : Entity<MessageTemplate>, IAudited
{
    private readonly List<TemplateEdition> _editions = [];

    private MessageTemplate()
    {
    }

    public MessageTemplate(string code, TemplateKind kind, bool isBuiltIn) => (Code, Kind, IsBuiltIn) = (code, kind, isBuiltIn);

    /// <summary>What callers and jobs name it by. Never changes.</summary>
    public string Code { get; private set; } = "";

    public TemplateKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsBuiltIn { get; private set; }

    /// <summary>停用: nothing is sent by it.</summary>
    public bool IsOff { get; private set; }

    /// <summary>The newest edition, in force or not.</summary>
    public int Latest { get; private set; }

    /// <summary>The edition that is sent; null until a first one was approved.</summary>
    public int? InForce { get; private set; }

    public IReadOnlyList<TemplateEdition> Editions => _editions;

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, bool isOff) => (Name, IsOff) = (name, isOff);

    /// <summary>A new edition. One that advertises, or takes the place of one that did, waits for a second person; the old one is sent meanwhile.</summary>
    public TemplateEdition? Write(MessageCategory category, string text, string by, DateTimeOffset at)
    {
        var last = Find(Latest);
        if (last is { State: not EditionState.Rejected } && last.Category == category && last.Text == text)
        {
            return null;
        }

        var edition = new TemplateEdition(Id, ++Latest, category, text, by, at);
        _editions.Add(edition);
        if (last is { State: EditionState.Waiting })
        {
            last.Retire();
        }

        if (category != MessageCategory.Promotion && Find(InForce)?.Category != MessageCategory.Promotion)
        {
            PutInForce(edition);
        }

        return edition;
    }

    /// <summary>What the product brings needs no second person of the hospital.</summary>
    public void Bring(MessageCategory category, string text, DateTimeOffset at)
    {
        var edition = new TemplateEdition(Id, ++Latest, category, text, TemplateEdition.ByProduct, at);
        _editions.Add(edition);
        PutInForce(edition);
    }

    /// <summary>A newer version of the product has other words. Where the hospital wrote an edition once, be it refused or replaced since, it is the hospital's text.</summary>
    public void Renew(TemplateKind kind, MessageCategory category, string text, DateTimeOffset at)
    {
        if (!IsBuiltIn || _editions.Exists(edition => edition.WrittenBy != TemplateEdition.ByProduct) || (Kind == kind && Find(Latest) is { } last && last.Category == category && last.Text == text))
        {
            return;
        }

        Kind = kind;
        Bring(category, text, at);
    }

    public void Approve(int number, string by, DateTimeOffset at)
    {
        var edition = Waiting(number, by);
        edition.Judge(by, at, null);
        PutInForce(edition);
    }

    public void Reject(int number, string by, string why, DateTimeOffset at)
    {
        var edition = Waiting(number, by);
        edition.Judge(by, at, why);
        edition.Reject();
    }

    private TemplateEdition Waiting(int number, string by) => Find(number) switch
    {
        not { State: EditionState.Waiting } => throw new RuleViolation("Messaging.EditionNotWaiting"),
        { WrittenBy: var author } when author == by => throw new RuleViolation("Messaging.OwnEdition"),
        { } edition => edition,
    };

    private void PutInForce(TemplateEdition edition)
    {
        Find(InForce)?.Retire();
        edition.Begin();
        InForce = edition.Number;
    }

    private TemplateEdition? Find(int? number) => _editions.Find(edition => edition.Number == number);
}

internal sealed class MessageTemplateMap : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.Property(template => template.Code).HasMaxLength(40);
        builder.Property(template => template.Name).HasMaxLength(50);
        builder.HasIndex(template => template.Code).IsUnique();
        builder.HasMany(template => template.Editions).WithOne().HasForeignKey(edition => edition.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }
}
