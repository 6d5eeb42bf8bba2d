using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>调查表. It is asked in editions: at most one draft, one in force, and all that were in force before (docs/adr/0052).</summary>
public sealed class Questionnaire : Entity<Questionnaire>, IAudited
{
    private readonly List<QuestionnaireEdition> _editions = [];

    private Questionnaire()
    {
    }

    public Questionnaire(string code, QuestionnaireKind kind, bool isBuiltIn) => (Code, Kind, IsBuiltIn) = (code, kind, isBuiltIn);

    /// <summary>What plans name it by. Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public QuestionnaireKind Kind { get; private set; }

    /// <summary>Whose it is; null: everybody's.</summary>
    public string? DepartmentCode { get; private set; }

    public bool IsBuiltIn { get; private set; }

    /// <summary>停用: it is not asked.</summary>
    public bool IsOff { get; private set; }

    /// <summary>The newest edition, a draft or not.</summary>
    public int Latest { get; private set; }

    /// <summary>The edition that is asked; null until a first one is published.</summary>
    public int? InForce { get; private set; }

    public IReadOnlyList<QuestionnaireEdition> Editions => _editions;

    /// <summary>What is being written; null when nothing is.</summary>
    public QuestionnaireEdition? Draft => Find(Latest) is { State: QuestionnaireEditionState.Draft } draft ? draft : null;

    public QuestionnaireEdition? Published => InForce is { } number ? Find(number) : null;

    /// <summary>What a designer's form is measured by: it changes with every draft too, though that changes nothing of the questionnaire itself.</summary>
    public int Stamp => (Version * 10_000) + (Draft?.Version ?? 0);

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, QuestionnaireKind kind, string? department, bool isOff) => (Name, Kind, DepartmentCode, IsOff) = (name, kind, department, isOff);

    /// <summary>Goes on with the draft, or begins one where the questions differ from what is asked. Null: they do not.</summary>
    public QuestionnaireEdition? Write(QuestionSet set, string by, DateTimeOffset at)
    {
        var content = set.ToJson();
        if (Draft is { } draft)
        {
            draft.Rewrite(content, by, at);
            return draft;
        }

        if (Published?.Content == content)
        {
            return null;
        }

        var edition = new QuestionnaireEdition(Id, ++Latest, content, by, at);
        _editions.Add(edition);
        return edition;
    }

    /// <summary>From now on the draft is asked. What was begun on the edition before may be ended on it.</summary>
    public void Publish(int number, string by, DateTimeOffset at)
    {
        if (Draft is not { } draft || draft.Number != number)
        {
            throw new RuleViolation("Questionnaires.NoDraft");
        }

        var problems = DesignRules.Check(draft.Read(), TypesBefore());
        if (problems.Count > 0)
        {
            throw new RuleViolation("Questionnaires.Unfinished", problems.Count);
        }

        Published?.Retire();
        draft.Publish(by, at);
        InForce = number;
    }

    /// <summary>The draft is put away; it was never asked, so its number is free again.</summary>
    public QuestionnaireEdition Discard(int number)
    {
        var draft = Draft is { } known && known.Number == number && number > 1 ? known : throw new RuleViolation("Questionnaires.NoDraft");
        _editions.Remove(draft);
        Latest--;
        return draft;
    }

    /// <summary>What kind of answer each key had in what was published so far.</summary>
    public IReadOnlyDictionary<string, QuestionType> TypesBefore()
    {
        var types = new Dictionary<string, QuestionType>(StringComparer.Ordinal);
        foreach (var question in _editions.Where(edition => edition.State != QuestionnaireEditionState.Draft).OrderBy(edition => edition.Number).SelectMany(edition => edition.Read().Questions))
        {
            types[question.Key] = question.Type;
        }

        return types;
    }

    private QuestionnaireEdition? Find(int number) => _editions.Find(edition => edition.Number == number);
}

internal sealed class QuestionnaireMap : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> builder)
    {
        builder.Property(questionnaire => questionnaire.Code).HasMaxLength(40);
        builder.Property(questionnaire => questionnaire.Name).HasMaxLength(50);
        builder.Property(questionnaire => questionnaire.DepartmentCode).HasMaxLength(32);
        builder.HasIndex(questionnaire => questionnaire.Code).IsUnique();
        builder.Ignore(questionnaire => questionnaire.Draft);
        builder.Ignore(questionnaire => questionnaire.Published);
        builder.HasMany(questionnaire => questionnaire.Editions).WithOne().HasForeignKey(edition => edition.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
    }
}
