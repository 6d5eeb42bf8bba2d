using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>Praise or a suggestion as it is registered.</summary>
public sealed class CommendationForm
{
    public const int LongestText = 4_000;

    /// <summary>Made with the empty form: the same form saved twice is one.</summary>
    public Guid RequestKey { get; set; } = Guid.CreateVersion7();

    public CommendationKind Kind { get; set; }

    public ComplaintSource Source { get; set; } = ComplaintSource.Counter;

    public DateOnly? ReceivedOn { get; set; }

    public string GiverName { get; set; } = "";

    public string GiverPhone { get; set; } = "";

    public GiverWish Wish { get; set; }

    public Guid? Patient { get; set; }

    public Guid? Call { get; set; }

    public string? Department { get; set; }

    public string? Staff { get; set; }

    public string Text { get; set; } = "";
}

public sealed class CommendationFormValidator : AbstractValidator<CommendationForm>
{
    private const int LongestName = 50;

    public CommendationFormValidator(HospitalProfile hospital, TimeProvider clock)
    {
        RuleFor(form => form.Kind).IsInEnum().WithErrorCode("Complaints.KindRequired");
        RuleFor(form => form.Source).IsInEnum().WithErrorCode("Complaints.SourceRequired");
        RuleFor(form => form.Wish).IsInEnum().WithErrorCode("Complaints.WishRequired");
        RuleFor(form => form.GiverName).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => form.Wish != GiverWish.Nameless).WithErrorCode("Complaints.GiverRequired");
        RuleFor(form => form.GiverName).Must(typed => (typed ?? "").Trim().Length <= LongestName).WithErrorCode("Complaints.NameTooLong");
        RuleFor(form => form.GiverPhone).Must(typed => hospital.Subscriber(typed) is not null).When(form => !string.IsNullOrWhiteSpace(form.GiverPhone)).WithErrorCode("Complaints.PhoneUnreadable");
        RuleFor(form => form.ReceivedOn).Must(day => day is null || (day <= clock.Today() && day >= clock.Today().AddYears(-1))).WithErrorCode("Complaints.ReceivedWhen");
        RuleFor(form => form.Staff).Must((form, staff) => !string.IsNullOrEmpty(staff) || !string.IsNullOrEmpty(form.Department)).When(form => form.Kind != CommendationKind.Suggestion).WithErrorCode("Complaints.PraisedRequired");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= CommendationForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { CommendationForm.LongestText });
    }
}
