using FluentValidation;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Why, and until when, a child's family is not to be reminded.</summary>
public sealed class HoldForm
{
    public Guid PatientId { get; set; }

    public HoldKind Kind { get; set; }

    /// <summary>Empty: all vaccines.</summary>
    public string Vaccine { get; set; } = "";

    public DateOnly? Until { get; set; }

    public string Why { get; set; } = "";
}

/// <summary>Putting off names the day and the reason; the other reasons hold until they are lifted, unless a day is named.</summary>
public sealed class HoldFormValidator : AbstractValidator<HoldForm>
{
    public HoldFormValidator()
    {
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Vaccines.HoldUnknown");
        RuleFor(form => form.Until).NotNull().When(form => form.Kind == HoldKind.Deferred).WithErrorCode("Vaccines.UntilNeeded");
        RuleFor(form => form.Why).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => form.Kind is HoldKind.Deferred or HoldKind.Contraindicated).WithErrorCode("Vaccines.WhyNeeded");
        RuleFor(form => form.Why).Must(typed => (typed ?? "").Trim().Length <= 200).WithErrorCode("Vaccines.TextTooLong");
    }
}
