using FluentValidation;

namespace HospitalCrm.Core.Security;

/// <summary>What the first-run page asks for.</summary>
public sealed record SetupForm
{
    public string HospitalName { get; init; } = "";

    public string AreaCode { get; init; } = "";

    public string? OutsidePrefix { get; init; }

    public string UserCode { get; init; } = "";

    public string Name { get; init; } = "";

    public string Password { get; init; } = "";
}

public sealed class SetupFormValidator : AbstractValidator<SetupForm>
{
    public SetupFormValidator()
    {
        RuleFor(form => form.HospitalName).NotEmpty().WithErrorCode("Settings.HospitalNameRequired");
        RuleFor(form => form.HospitalName).MaximumLength(50).WithErrorCode("Settings.HospitalNameTooLong");
        RuleFor(form => form.AreaCode).Matches(@"\A0[0-9]{2,3}\z").WithErrorCode("Settings.AreaCodeShape");
        RuleFor(form => form.OutsidePrefix).Matches(@"\A[0-9]{0,4}\z").When(form => form.OutsidePrefix is not null).WithErrorCode("Settings.OutsidePrefixShape");
        RuleFor(form => form.UserCode).NotEmpty().WithErrorCode("Security.UserCodeShape");
        RuleFor(form => form.Name).NotEmpty().WithErrorCode("Security.NameRequired");
    }
}
