using FluentValidation;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record ValueDomainForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Oid { get; set; }

    public string? Edition { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    public bool IsConfirmed { get; set; }

    public string? Note { get; set; }
}

public sealed class ValueDomainFormValidator : AbstractValidator<ValueDomainForm>
{
    public ValueDomainFormValidator()
    {
        RuleFor(form => form.Code).Matches(StandardShape.Domain()).WithErrorCode("Settings.DomainShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => StandardShape.Fits(typed, 50)).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.Oid).Must(typed => StandardShape.Fits(typed, 64) && (typed ?? "").Trim().All(letter => char.IsAsciiDigit(letter) || letter == '.')).WithErrorCode("Settings.OidShape");
        RuleFor(form => form.Edition).Must(typed => StandardShape.Fits(typed, 20)).WithErrorCode("Settings.EditionTooLong");
        RuleFor(form => form.Note).Must(typed => StandardShape.Fits(typed, 200)).WithErrorCode("Settings.NoteTooLong");
    }
}
