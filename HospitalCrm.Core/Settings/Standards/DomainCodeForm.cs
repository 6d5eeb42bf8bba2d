using FluentValidation;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DomainCodeForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Domain { get; set; } = "";

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public bool IsEnabled { get; set; } = true;

    public string? Note { get; set; }
}

public sealed class DomainCodeFormValidator : AbstractValidator<DomainCodeForm>
{
    public DomainCodeFormValidator()
    {
        RuleFor(form => form.Domain).Matches(StandardShape.Domain()).WithErrorCode("Settings.DomainShape");
        RuleFor(form => form.Code).Matches(StandardShape.Code()).WithErrorCode("Settings.CodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => StandardShape.Fits(typed, 100)).WithErrorCode("Settings.CodeNameTooLong");
        RuleFor(form => form.Note).Must(typed => StandardShape.Fits(typed, 200)).WithErrorCode("Settings.NoteTooLong");
    }
}
