using FluentValidation;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients.Enterprises;

public sealed class EnterpriseForm
{
    public const int MostLines = 20;

    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public string CreditCode { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>A staff number.</summary>
    public string ManagerNo { get; set; } = "";

    public string Note { get; set; } = "";

    public List<EnterpriseContractForm> Contracts { get; set; } = [];

    public List<EnterpriseContactForm> Contacts { get; set; } = [];
}

public sealed class EnterpriseContractForm
{
    public Guid? Id { get; set; }

    public string ContractNo { get; set; } = "";

    public DateOnly? FromOn { get; set; }

    public DateOnly? ToOn { get; set; }

    public string Terms { get; set; } = "";

    public string FileReference { get; set; } = "";

    /// <summary>A line left empty is no contract.</summary>
    public bool IsBlank() => FromOn is null && ToOn is null && string.IsNullOrWhiteSpace(ContractNo + Terms + FileReference);
}

public sealed class EnterpriseContactForm
{
    public Guid? Id { get; set; }

    public string Name { get; set; } = "";

    public string Position { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    public bool IsBlank() => string.IsNullOrWhiteSpace(Name + Position + Phone + Email);
}

public sealed class EnterpriseFormValidator : AbstractValidator<EnterpriseForm>
{
    public EnterpriseFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Patients.EnterpriseNameNeeded");
        RuleFor(form => form.Name).MaximumLength(100).WithErrorCode("Patients.NameTooLong");
        RuleFor(form => form.CreditCode)
            .Must(typed => typed.Trim() is { Length: 18 } code && code.All(char.IsAsciiLetterOrDigit))
            .When(form => !string.IsNullOrWhiteSpace(form.CreditCode))
            .WithErrorCode("Patients.CreditCodeWrong");
        RuleFor(form => form.Address).MaximumLength(200).WithErrorCode("Patients.AddressTooLong");
        RuleFor(form => form.Note).MaximumLength(1000).WithErrorCode("Patients.NoteTooLong");
        RuleFor(form => form.Contracts).Must(lines => lines.Count <= EnterpriseForm.MostLines).WithErrorCode("Patients.TooManyLines");
        RuleFor(form => form.Contacts).Must(lines => lines.Count <= EnterpriseForm.MostLines).WithErrorCode("Patients.TooManyLines");
        RuleForEach(form => form.Contracts).SetValidator(new EnterpriseContractFormValidator());
        RuleForEach(form => form.Contacts).SetValidator(new EnterpriseContactFormValidator(hospital));
    }
}

public sealed class EnterpriseContractFormValidator : AbstractValidator<EnterpriseContractForm>
{
    public EnterpriseContractFormValidator()
    {
        RuleFor(form => form.FromOn).NotNull().When(form => !form.IsBlank()).WithErrorCode("Patients.ContractDatesNeeded");
        RuleFor(form => form.ToOn)
            .Must((form, to) => to is { } end && end >= (form.FromOn ?? DateOnly.MinValue))
            .When(form => !form.IsBlank())
            .WithErrorCode("Patients.ContractEndWrong");
        RuleFor(form => form.ContractNo).MaximumLength(50).WithErrorCode("Patients.LineTooLong");
        RuleFor(form => form.FileReference).MaximumLength(200).WithErrorCode("Patients.LineTooLong");
        RuleFor(form => form.Terms).MaximumLength(1000).WithErrorCode("Patients.TextTooLong");
    }
}

public sealed class EnterpriseContactFormValidator : AbstractValidator<EnterpriseContactForm>
{
    public EnterpriseContactFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.Name)
            .Must(name => PersonNames.Fold(name) is { Length: > 0 and <= 50 } read && PersonNames.IsReadable(read))
            .When(form => !form.IsBlank())
            .WithErrorCode("Patients.ContactNameNeeded");
        RuleFor(form => form.Position).MaximumLength(50).WithErrorCode("Patients.LineTooLong");
        RuleFor(form => form.Phone)
            .Must(typed => PhoneNumbers.Normalise(typed, hospital.Numbering).Kind is not (PhoneKind.Unknown or PhoneKind.Withheld or PhoneKind.Raw))
            .When(form => !string.IsNullOrWhiteSpace(form.Phone))
            .WithErrorCode("Patients.PhoneUnreadable");
        RuleFor(form => form.Email)
            .Must(typed => MailAddresses.TryRead(typed, out _))
            .When(form => !string.IsNullOrWhiteSpace(form.Email))
            .WithErrorCode("Patients.EmailUnreadable");
    }
}
