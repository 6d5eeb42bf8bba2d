using System.Linq.Expressions;
using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients;

public sealed class PatientFormValidator : AbstractValidator<PatientForm>
{
    public PatientFormValidator(HospitalProfile hospital, TimeProvider clock)
    {
        RuleFor(form => form.Name).Must(name => PersonNames.Fold(name).Length > 0).WithErrorCode("Patients.NameRequired");
        RuleFor(form => form.Name).Must(name => PersonNames.Fold(name).Length <= 100).WithErrorCode("Patients.NameTooLong");
        RuleFor(form => form.Name).Must(name => PersonNames.Fold(name).Length == 0 || PersonNames.IsReadable(PersonNames.Fold(name))).WithErrorCode("Patients.NameUnreadable");
        RuleFor(form => form.Sex).IsInEnum().WithErrorCode("Patients.SexUnknown");
        RuleFor(form => form.BirthDate).Must(typed => BirthDate.TryParse(typed, out _)).WithErrorCode("Patients.BirthDateUnreadable");
        RuleFor(form => form.BirthDate)
            .Must(typed => !BirthDate.TryParse(typed, out var birth) || birth.Precision == DatePrecision.Unknown || birth.First <= clock.Today())
            .WithErrorCode("Patients.BirthDateInFuture");
        RuleFor(form => form.MedicalRecordNo).Must(typed => Plain(typed) <= 32).WithErrorCode("Patients.NumberTooLong");
        RuleFor(form => form.CardNo).Must(typed => Plain(typed) <= 32).WithErrorCode("Patients.NumberTooLong");
        RuleFor(form => form.IdType).Must(IdTypes.IsKnown).When(form => form.IdNumber.Length > 0).WithErrorCode("Patients.IdTypeUnknown");
        RuleFor(form => form.IdNumber).Must(typed => Plain(typed) <= 32).WithErrorCode("Patients.NumberTooLong");
        RuleFor(form => form.IdNumber).Custom(CheckIdNumber);
        RuleFor(form => form.Address).Must(typed => Plain(typed) <= 200).WithErrorCode("Patients.AddressTooLong");
        CheckFacts();
        RuleFor(form => form.Note).Must(typed => Plain(typed) <= 1000).WithErrorCode("Patients.NoteTooLong");
        RuleFor(form => form.Numbers).Must(numbers => numbers.Count <= PatientForm.MostNumbers).WithErrorCode("Patients.TooManyNumbers");
        RuleFor(form => form.Contacts).Must(contacts => contacts.Count <= PatientForm.MostContacts).WithErrorCode("Patients.TooManyContacts");
        RuleForEach(form => form.Numbers).SetValidator(new ContactNumberFormValidator(hospital));
        RuleForEach(form => form.Contacts).SetValidator(new ContactPersonFormValidator(hospital));
    }

    private void CheckFacts()
    {
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.InsuranceCode).Must(code => Knows(ArchiveCodes.Insurance, code)).WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.EthnicCode).Must(code => Knows(ArchiveCodes.Ethnic, code)).WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.MaritalCode).Must(code => Knows(ArchiveCodes.Marital, code)).WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.BloodAbo).Must(code => Knows(ArchiveCodes.Abo, code)).WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.BloodRh).Must(code => Knows(ArchiveCodes.Rh, code)).WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.InsuranceNo).Must(typed => Plain(typed) <= 32).WithErrorCode("Patients.NumberTooLong");
        RuleFor(form => form.Email)
            .Must(typed => MailAddresses.TryRead(typed, out _))
            .When(form => !string.IsNullOrWhiteSpace(form.Email) && !form.KeepsEmail())
            .WithErrorCode("Patients.EmailUnreadable");
        RuleFor(form => form.NativePlace).Must(typed => Plain(typed) <= 100).WithErrorCode("Patients.NativePlaceTooLong");
        foreach (var text in (Expression<Func<PatientForm, string>>[])[form => form.Allergies, form => form.PastHistory, form => form.Habits, form => form.Diet, form => form.Hobbies])
        {
            RuleFor(text).Must(typed => Plain(typed) <= 1000).WithErrorCode("Patients.TextTooLong");
        }
    }

    private static bool Knows(IReadOnlyList<StandardCode> table, string? code) => string.IsNullOrEmpty(code) || table.Knows(code);

    private static int Plain(string? typed) => (typed ?? "").Trim().Length;

    /// <summary>A wall only until the user says that it stands so on the document.</summary>
    private static void CheckIdNumber(string typed, ValidationContext<PatientForm> context)
    {
        var form = context.InstanceToValidate;
        if (string.IsNullOrWhiteSpace(typed) || form.KeepsIdNumber() || form.AcceptIdNumber || form.IdType != IdTypes.ResidentIdCard)
        {
            return;
        }

        var code = IdCardNumber.Check(typed, out _) switch
        {
            IdCardFault.None => null,
            IdCardFault.Length => "Patients.IdCardLength",
            IdCardFault.Characters => "Patients.IdCardCharacters",
            IdCardFault.Region => "Patients.IdCardRegion",
            IdCardFault.BirthDate => "Patients.IdCardBirthDate",
            _ => "Patients.IdCardChecksum",
        };
        if (code is not null)
        {
            context.AddFailure(new FluentValidation.Results.ValidationFailure(nameof(PatientForm.IdNumber), code) { ErrorCode = code });
        }
    }
}
