using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>A complaint as it is registered.</summary>
public sealed class ComplaintForm
{
    public const int LongestText = 4_000;

    /// <summary>Made with the empty form: the same form saved twice is one complaint.</summary>
    public Guid RequestKey { get; set; } = Guid.CreateVersion7();

    public ComplaintSource Source { get; set; } = ComplaintSource.Counter;

    public string ExternalNo { get; set; } = "";

    public DateOnly? ExternalDueOn { get; set; }

    /// <summary>The day it came, for letters and what is passed on; null: now.</summary>
    public DateOnly? ReceivedOn { get; set; }

    public bool IsAnonymous { get; set; }

    public string ComplainantName { get; set; } = "";

    public string ComplainantPhone { get; set; } = "";

    public ComplainantRelation? Relation { get; set; }

    public Guid? Patient { get; set; }

    public Guid? Call { get; set; }

    public string? Department { get; set; }

    /// <summary>The user code of the person complained about.</summary>
    public string? Staff { get; set; }

    public string? Category { get; set; }

    public string? Importance { get; set; }

    public string Text { get; set; } = "";

    /// <summary>It came through somebody who set a number and a limit of his own.</summary>
    public bool IsPassedOn => PassesOn(Source);

    public static bool PassesOn(ComplaintSource source) => source is ComplaintSource.Hotline12345 or ComplaintSource.Hotline12320 or ComplaintSource.HealthCommission or ComplaintSource.PetitionOffice;
}

public sealed class ComplaintFormValidator : AbstractValidator<ComplaintForm>
{
    private const int LongestName = 50;
    private const int LongestNumber = 60;

    public ComplaintFormValidator(HospitalProfile hospital, TimeProvider clock)
    {
        RuleFor(form => form.Source).IsInEnum().WithErrorCode("Complaints.SourceRequired");
        RuleFor(form => form.ComplainantName).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => !form.IsAnonymous).WithErrorCode("Complaints.NameRequired");
        RuleFor(form => form.ComplainantName).Must(typed => (typed ?? "").Trim().Length <= LongestName).WithErrorCode("Complaints.NameTooLong");
        RuleFor(form => form.ComplainantPhone).Must(typed => hospital.Subscriber(typed) is not null).When(form => !form.IsAnonymous && !string.IsNullOrWhiteSpace(form.ComplainantPhone)).WithErrorCode("Complaints.PhoneUnreadable");
        RuleFor(form => form.ExternalNo).Must(typed => (typed ?? "").Trim().Length <= LongestNumber).WithErrorCode("Complaints.ExternalNoTooLong");
        RuleFor(form => form.ExternalNo).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => form.IsPassedOn).WithErrorCode("Complaints.ExternalNoRequired");
        RuleFor(form => form.ReceivedOn).Must(day => day is null || (day <= clock.Today() && day >= clock.Today().AddYears(-1))).WithErrorCode("Complaints.ReceivedWhen");
        RuleFor(form => form.ExternalDueOn).Must((form, day) => day is null || day >= (form.ReceivedOn ?? clock.Today())).WithErrorCode("Complaints.DueBeforeReceipt");
        RuleFor(form => form.Category).NotEmpty().WithErrorCode("Complaints.CategoryRequired");
        RuleFor(form => form.Importance).NotEmpty().WithErrorCode("Complaints.ImportanceRequired");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= ComplaintForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { ComplaintForm.LongestText });
    }
}
