using FluentValidation;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients;

/// <summary>A line left empty is no number. What cannot be read as one number is refused: a typing error would never be called back.</summary>
public sealed class ContactNumberFormValidator : AbstractValidator<ContactNumberForm>
{
    public ContactNumberFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Number)
            .Must(typed => PhoneNumbers.Normalise(typed, hospital.Numbering).Kind is not (PhoneKind.Unknown or PhoneKind.Withheld or PhoneKind.Raw))
            .When(form => !string.IsNullOrWhiteSpace(form.Number) && !form.KeepsNumber())
            .WithErrorCode("Patients.PhoneUnreadable");
        RuleFor(form => form.Owner).IsInEnum().WithErrorCode("Patients.OwnerUnknown");
        RuleFor(form => form.IsRecipient).Must(isRecipient => !isRecipient).When(form => form.Owner == NumberOwner.Shared).WithErrorCode("Patients.RecipientShared");
    }
}

public sealed class ContactPersonFormValidator : AbstractValidator<ContactPersonForm>
{
    public ContactPersonFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Name)
            .Must(name => PersonNames.Fold(name) is { Length: > 0 and <= 50 } read && PersonNames.IsReadable(read))
            .When(form => !form.IsBlank())
            .WithErrorCode("Patients.ContactNameNeeded");
        RuleFor(form => form.Relation)
            .Must(code => Relationships.All.Any(relation => relation.Code == code))
            .When(form => !form.IsBlank())
            .WithErrorCode("Patients.RelationUnknown");
        RuleFor(form => form.Phone).SetValidator(new ContactNumberFormValidator(hospital));
    }
}
