using FluentValidation;

namespace HospitalCrm.Core.Settings;

/// <summary>Who the hospital is, as an administrator edits it.</summary>
public sealed record HospitalForm
{
    public string Name { get; set; } = "";

    public string AreaCode { get; set; } = "";

    public string? OutsidePrefix { get; set; }
}

public sealed class HospitalFormValidator : AbstractValidator<HospitalForm>
{
    public HospitalFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithErrorCode("Settings.HospitalNameRequired");
        RuleFor(form => form.Name).MaximumLength(50).WithErrorCode("Settings.HospitalNameTooLong");
        RuleFor(form => form.AreaCode).Matches(@"\A0[0-9]{2,3}\z").WithErrorCode("Settings.AreaCodeShape");
        RuleFor(form => form.OutsidePrefix).Matches(@"\A[0-9]{0,4}\z").When(form => form.OutsidePrefix is not null).WithErrorCode("Settings.OutsidePrefixShape");
    }
}
