using FluentValidation;

namespace HospitalCrm.Core.Settings;

/// <summary>Who the hospital is, as an administrator edits it.</summary>
public sealed record HospitalForm
{
    public string Name { get; set; } = "";

    /// <summary>What messages call the hospital; empty for its name.</summary>
    public string? MessageName { get; set; }

    /// <summary>患者 or 客户.</summary>
    public string PatientWord { get; set; } = HospitalParameters.Patient;

    public string AreaCode { get; set; } = "";

    public string? OutsidePrefix { get; set; }

    /// <summary>What was stored when it was read, so that a second administrator's change is seen.</summary>
    public string Version { get; set; } = "";
}

public sealed class HospitalFormValidator : AbstractValidator<HospitalForm>
{
    public HospitalFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithErrorCode("Settings.HospitalNameRequired");
        RuleFor(form => form.Name).MaximumLength(50).WithErrorCode("Settings.HospitalNameTooLong");
        RuleFor(form => form.MessageName).MaximumLength(20).WithErrorCode("Settings.MessageNameTooLong");
        RuleFor(form => form.MessageName).Must(typed => typed is null || typed.IndexOfAny(['【', '】']) < 0).WithErrorCode("Settings.MessageNameBrackets");
        RuleFor(form => form.PatientWord).Must(word => HospitalParameters.PatientWord.Choices.Contains(word)).WithErrorCode("Settings.PatientWordUnknown");
        RuleFor(form => form.AreaCode).Matches(@"\A0[0-9]{2,3}\z").WithErrorCode("Settings.AreaCodeShape");
        RuleFor(form => form.OutsidePrefix).Matches(@"\A[0-9]{0,4}\z").When(form => form.OutsidePrefix is not null).WithErrorCode("Settings.OutsidePrefixShape");
    }
}
