using FluentValidation;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients.Requests;

public sealed class DataRequestForm
{
    public Guid PatientId { get; set; }

    public DataRequestKind Kind { get; set; }

    public RequestAsker Asker { get; set; }

    public string AskerName { get; set; } = "";

    public string AskerRelation { get; set; } = Relationships.Parent;

    public IdentityCheck Identity { get; set; }

    public string IdentityNote { get; set; } = "";

    /// <summary>What is asked, in the asker's words.</summary>
    public string Text { get; set; } = "";
}

public sealed class DataRequestFormValidator : AbstractValidator<DataRequestForm>
{
    public DataRequestFormValidator()
    {
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.Asker).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.Identity).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.AskerName)
            .Must(typed => PersonNames.Fold(typed) is { Length: > 0 and <= 50 } name && PersonNames.IsReadable(name))
            .When(form => form.Asker != RequestAsker.Patient)
            .WithErrorCode("Patients.ContactNameNeeded");
        RuleFor(form => form.AskerRelation)
            .Must(code => Relationships.All.Any(relation => relation.Code == code))
            .When(form => form.Asker != RequestAsker.Patient)
            .WithErrorCode("Patients.RelationUnknown");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Patients.RequestTextNeeded");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= 1000).WithErrorCode("Patients.TextTooLong");
        RuleFor(form => form.IdentityNote).Must(typed => (typed ?? "").Trim().Length <= 200).WithErrorCode("Patients.IdentityNoteTooLong");
    }
}
