using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>座谈会 as it is written down.</summary>
public sealed class MeetingForm
{
    public const int LongestText = 4_000;
    public const int LongestTitle = 60;
    public const int LongestPlace = 100;

    public Guid RequestKey { get; set; } = Guid.CreateVersion7();

    public DateOnly? HeldOn { get; set; }

    public string Title { get; set; } = "";

    public string Place { get; set; } = "";

    public string People { get; set; } = "";

    public string Topics { get; set; } = "";

    public string Result { get; set; } = "";
}

public sealed class MeetingFormValidator : AbstractValidator<MeetingForm>
{
    public MeetingFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.HeldOn).NotNull().WithErrorCode("Complaints.HeldRequired");
        RuleFor(form => form.HeldOn).Must(day => day is null || day <= clock.Today()).WithErrorCode("Complaints.HeldInFuture");
        RuleFor(form => form.Title).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TitleRequired");
        RuleFor(form => form.Title).Must(typed => (typed ?? "").Trim().Length <= MeetingForm.LongestTitle).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { MeetingForm.LongestTitle });
        RuleFor(form => form.Place).Must(typed => (typed ?? "").Trim().Length <= MeetingForm.LongestPlace).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { MeetingForm.LongestPlace });
        RuleFor(form => form.People).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.PeopleRequired");
        RuleFor(form => form.People).Must(typed => (typed ?? "").Trim().Length <= MeetingForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { MeetingForm.LongestText });
        RuleFor(form => form.Topics).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TopicsRequired");
        RuleFor(form => form.Topics).Must(typed => (typed ?? "").Trim().Length <= MeetingForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { MeetingForm.LongestText });
        RuleFor(form => form.Result).Must(typed => (typed ?? "").Trim().Length <= MeetingForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { MeetingForm.LongestText });
    }
}
