using FluentValidation;
using HospitalCrm.Core.Education.Audiences;

namespace HospitalCrm.Core.Education;

public sealed class EducationTopicForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public EducationKind Kind { get; set; }

    public string Note { get; set; } = "";

    public List<AudienceForm> Audiences { get; set; } = [new()];
}

public sealed class EducationTopicFormValidator : AbstractValidator<EducationTopicForm>
{
    public EducationTopicFormValidator()
    {
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 50 }).WithErrorCode("Education.NameNeeded");
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Education.KindUnknown");
        RuleFor(form => form.Note).Must(typed => (typed ?? "").Trim().Length <= 500).WithErrorCode("Education.NoteTooLong");
        RuleFor(form => form.Audiences).Must(audiences => audiences is { Count: > 0 and <= Audience.MostAudiences }).WithErrorCode("Education.AudiencesNeeded");
        RuleForEach(form => form.Audiences).SetValidator(new AudienceFormValidator());
    }
}
