using FluentValidation;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Education;

public sealed class EducationArticleForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public Guid? TopicId { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string SmsText { get; set; } = "";
}

/// <summary>What goes out may name nothing that must not stand on a lock screen, nor carry a signature of its own.</summary>
public sealed class EducationArticleFormValidator : AbstractValidator<EducationArticleForm>
{
    public EducationArticleFormValidator(ParameterValues parameters)
    {
        RuleFor(form => form.TopicId).Must(topic => topic is not null).WithErrorCode("Education.TopicNeeded");
        RuleFor(form => form.Title).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 50 }).WithErrorCode("Education.TitleNeeded");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= EducationArticle.LongestText).WithErrorCode("Education.TextTooLong");
        RuleFor(form => form.SmsText).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= EducationArticle.LongestSms }).WithErrorCode("Education.SmsNeeded");
        RuleFor(form => form.SmsText).Must(typed => (typed ?? "").IndexOfAny(['【', '】']) < 0).WithErrorCode("Messaging.SignatureIsPut");
        RuleFor(form => form.Title).Must(typed => !IsSensitive(typed, parameters)).WithErrorCode("Education.Sensitive");
        RuleFor(form => form.SmsText).Must(typed => !IsSensitive(typed, parameters)).WithErrorCode("Education.Sensitive");
    }

    private static bool IsSensitive(string? typed, ParameterValues parameters) =>
        ValueWords.IsSensitive(typed, TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords)));
}
