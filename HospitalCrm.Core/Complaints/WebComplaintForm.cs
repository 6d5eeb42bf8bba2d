using FluentValidation;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>What somebody nobody knows wrote on the hospital's public page.</summary>
public sealed class WebComplaintForm
{
    public const int LongestText = 2_000;
    public const int LongestName = 50;
    public const int LongestPhone = 30;

    /// <summary>Made with the empty form: sent again, it is the same complaint with the same receipt.</summary>
    public Guid RequestKey { get; set; }

    /// <summary>院长信箱.</summary>
    public bool ToDirector { get; set; }

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    public string? Department { get; set; }

    public string Text { get; set; } = "";
}

public sealed class WebComplaintFormValidator : AbstractValidator<WebComplaintForm>
{
    public WebComplaintFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.RequestKey).NotEmpty().WithErrorCode("Complaints.WebFormOld");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= WebComplaintForm.LongestName).WithErrorCode("Complaints.NameTooLong");
        RuleFor(form => form.Phone).Must(typed => hospital.Subscriber(typed) is not null).When(form => !string.IsNullOrWhiteSpace(form.Phone)).WithErrorCode("Complaints.PhoneUnreadable");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= WebComplaintForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { WebComplaintForm.LongestText });
    }
}
