using FluentValidation;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>发导诊短信: one guide to a patient, or to a number whose owner has no archive.</summary>
public sealed class GuideMessageForm
{
    /// <summary>Pressed twice, it is still one message.</summary>
    public Guid Token { get; set; } = Guid.CreateVersion7();

    public GuideSubject Subject { get; set; }

    /// <summary>The department's or the examination's.</summary>
    public string Code { get; set; } = "";

    public Guid? PatientId { get; set; }

    /// <summary>Which of the patient's numbers.</summary>
    public Guid? NumberId { get; set; }

    /// <summary>Without a patient: the number itself.</summary>
    public string Number { get; set; } = "";

    /// <summary>Without a patient: how its owner is called.</summary>
    public string CalledAs { get; set; } = "";
}

public enum GuideSubject
{
    /// <summary>科室导诊.</summary>
    Department,

    /// <summary>检查导诊.</summary>
    Exam,
}

public sealed class GuideMessageFormValidator : AbstractValidator<GuideMessageForm>
{
    public GuideMessageFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Subject).IsInEnum().WithErrorCode("Notices.GuideNeeded");
        RuleFor(form => form.Code).Must(code => !string.IsNullOrWhiteSpace(code)).WithErrorCode("Notices.GuideNeeded");
        RuleFor(form => form.NumberId).Must(number => number is not null).When(form => form.PatientId is not null).WithErrorCode("Messaging.NumberNeeded");
        RuleFor(form => form.Number).Must(typed => PhoneNumbers.Normalise(typed, hospital.Numbering).Kind == PhoneKind.Mobile).When(form => form.PatientId is null).WithErrorCode("Notices.MobileNeeded");
        RuleFor(form => form.CalledAs).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 20 }).When(form => form.PatientId is null).WithErrorCode("Notices.CalledAsNeeded");
    }
}
