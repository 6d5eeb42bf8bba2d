using FluentValidation;

namespace HospitalCrm.Core.Settings;

public sealed class NuisanceNumberForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Number { get; set; } = "";

    public string Reason { get; set; } = "";
}

/// <summary>Only a number that names a subscriber can be barred: anything less would silence callers it does not mean.</summary>
public sealed class NuisanceNumberFormValidator : AbstractValidator<NuisanceNumberForm>
{
    public NuisanceNumberFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Number).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NumberRequired");
        RuleFor(form => form.Number)
            .Must(typed => hospital.Subscriber(typed) is not null)
            .When(form => !string.IsNullOrWhiteSpace(form.Number))
            .WithErrorCode("Settings.NumberUnreadable");
        RuleFor(form => form.Reason).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.ReasonRequired");
        RuleFor(form => form.Reason).Must(typed => (typed ?? "").Trim().Length <= 200).WithErrorCode("Settings.ReasonTooLong");
    }
}
