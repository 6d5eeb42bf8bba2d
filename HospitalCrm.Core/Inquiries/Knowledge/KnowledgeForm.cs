using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

public sealed class KnowledgeForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public KnowledgeKind Kind { get; set; }

    public string Title { get; set; } = "";

    public string Questions { get; set; } = "";

    public string Answer { get; set; } = "";

    public string? Department { get; set; }

    public DateOnly? FromOn { get; set; }

    public DateOnly? UntilOn { get; set; }

    public DateOnly? ReviewOn { get; set; }

    internal bool IsClinic => IsClinicKind(Kind);

    public static bool IsClinicKind(KnowledgeKind kind) => kind is KnowledgeKind.Clinic or KnowledgeKind.NoClinic;
}

/// <summary>Whatever is told may be sent: the rules of messages hold for it, too.</summary>
public sealed class KnowledgeFormValidator : AbstractValidator<KnowledgeForm>
{
    public KnowledgeFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Knowledge.KindNeeded");
        RuleFor(form => form.Title).Must(typed => (typed ?? "").Trim() is { Length: > 1 and <= KnowledgeArticle.LongestTitle }).WithErrorCode("Knowledge.TitleNeeded");
        RuleFor(form => form.Questions).Must(typed => (typed ?? "").Trim().Length <= KnowledgeArticle.LongestQuestions).WithErrorCode("Knowledge.TooLong");
        RuleFor(form => form.Answer).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= KnowledgeArticle.LongestAnswer }).WithErrorCode("Knowledge.AnswerNeeded");
        RuleFor(form => form.Answer).Must(typed => (typed ?? "").IndexOfAny(['【', '】']) < 0).WithErrorCode("Messaging.SignatureIsPut");
        RuleFor(form => form.FromOn).NotNull().When(form => form.IsClinic).WithErrorCode("Knowledge.DaysNeeded");
        RuleFor(form => form.UntilOn).Must((form, until) => until >= form.FromOn).When(form => form.IsClinic).WithErrorCode("Knowledge.DaysNeeded");
        RuleFor(form => form.ReviewOn).Must(day => day > clock.Today()).When(form => !form.IsClinic).WithErrorCode("Knowledge.ReviewNeeded");
    }
}
