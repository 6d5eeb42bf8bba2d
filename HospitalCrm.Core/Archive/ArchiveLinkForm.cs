using FluentValidation;

namespace HospitalCrm.Core.Archive;

/// <summary>What a clinical system asks a link for: one patient, named in one way, and who is going to look.</summary>
public sealed class ArchiveLinkForm
{
    /// <summary>The archive's key.</summary>
    public string? Key { get; set; }

    /// <summary>The patient's key in the hospital system.</summary>
    public string? PatientId { get; set; }

    /// <summary>病案号.</summary>
    public string? MedicalRecordNo { get; set; }

    /// <summary>The clinical user: number and name as they are to stand in the access record.</summary>
    public string? User { get; set; }

    /// <summary>Shorter than the parameter allows; null = as long as it allows.</summary>
    public int? Minutes { get; set; }
}

public sealed class ArchiveLinkFormValidator : AbstractValidator<ArchiveLinkForm>
{
    public ArchiveLinkFormValidator()
    {
        RuleFor(form => form).Must(form => new[] { form.Key, form.PatientId, form.MedicalRecordNo }.Count(way => !string.IsNullOrWhiteSpace(way)) == 1).WithName("patient").WithErrorCode("Archive.OnePatient");
        RuleFor(form => form.User).Must(user => user?.Trim().Length is > 0 and <= 100).WithErrorCode("Archive.UserNeeded");
        RuleFor(form => form.Minutes).Must(minutes => minutes is null or > 0).WithErrorCode("Archive.MinutesPositive");
    }
}
