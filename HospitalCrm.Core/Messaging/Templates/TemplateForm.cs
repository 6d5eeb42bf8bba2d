using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>A template as it is edited: its newest text.</summary>
public sealed class TemplateForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public TemplateKind Kind { get; set; }

    public string Name { get; set; } = "";

    public MessageCategory Category { get; set; } = MessageCategory.Notice;

    public string Text { get; set; } = "";

    public bool IsOff { get; set; }
}

public sealed class TemplateFormValidator : AbstractValidator<TemplateForm>
{
    public TemplateFormValidator(ParameterValues parameters)
    {
        RuleFor(form => form.Code).Matches(@"\A[a-z0-9]+(-[a-z0-9]+)*\z").WithErrorCode("Messaging.CodeShape");
        RuleFor(form => form.Code).Must(code => code.Length <= 40).WithErrorCode("Messaging.CodeTooLong");
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Messaging.KindUnknown");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Messaging.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Messaging.NameTooLong");
        RuleFor(form => form.Category).Must((form, category) => TemplateKinds.Of(form.Kind).Categories.Contains(category)).When(IsKind).WithErrorCode("Messaging.CategoryOfKind");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Messaging.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= TemplateEdition.Longest).WithErrorCode("Messaging.TextTooLong").WithState(_ => new object?[] { TemplateEdition.Longest });
        RuleFor(form => form.Text).Custom((text, check) => CheckText(check, parameters)).When(form => IsKind(form) && !string.IsNullOrWhiteSpace(form.Text));
    }

    private static bool IsKind(TemplateForm form) => Enum.IsDefined(form.Kind);

    private static void CheckText(ValidationContext<TemplateForm> check, ParameterValues parameters)
    {
        var form = check.InstanceToValidate;
        try
        {
            var text = TemplateText.Read(form.Kind, form.Text);
            if (text.Names.Any(name => name.IsPrice) && form.Category != MessageCategory.Promotion)
            {
                throw new RuleViolation("Messaging.PricedIsPromotion");
            }

            if (form.Text.IndexOfAny(['【', '】']) >= 0)
            {
                throw new RuleViolation("Messaging.SignatureIsPut");
            }

            var words = TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords));
            if (words.FirstOrDefault(word => form.Text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word)
            {
                throw new RuleViolation("Messaging.SensitiveWord", word);
            }
        }
        catch (RuleViolation violation)
        {
            check.AddFailure(new FluentValidation.Results.ValidationFailure(nameof(TemplateForm.Text), violation.Code) { ErrorCode = violation.Code, CustomState = violation.Args.ToArray() });
        }
    }
}
