using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Inquiries;

/// <summary>An inquiry as it is registered.</summary>
public sealed class InquiryForm
{
    public const int LongestQuestion = 1_000;
    public const int LongestAnswer = 400;

    /// <summary>Made with the empty form: the same form saved twice is one.</summary>
    public Guid RequestKey { get; set; } = Guid.CreateVersion7();

    public Guid? Call { get; set; }

    public Guid? Patient { get; set; }

    public string Caller { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Question { get; set; } = "";

    public InquiryWay Way { get; set; }

    public string Answer { get; set; } = "";

    /// <summary>Which article the answer was taken from.</summary>
    public Guid? Article { get; set; }

    public string? Department { get; set; }

    public DateOnly? DueOn { get; set; }
}

/// <summary>What becomes of it as it is registered.</summary>
public enum InquiryWay
{
    /// <summary>当场答复.</summary>
    AnsweredNow,

    /// <summary>转科室答复.</summary>
    HandOver,

    /// <summary>稍后答复.</summary>
    Later,
}

public sealed class InquiryFormValidator : AbstractValidator<InquiryForm>
{
    private const int LongestName = 50;

    public InquiryFormValidator(HospitalProfile hospital, TimeProvider clock)
    {
        RuleFor(form => form.Way).IsInEnum().WithErrorCode("Inquiries.WayNeeded");
        RuleFor(form => form.Caller).Must(typed => (typed ?? "").Trim().Length <= LongestName).WithErrorCode("Inquiries.NameTooLong");
        RuleFor(form => form.Phone).Must(typed => hospital.Subscriber(typed) is not null).When(form => !string.IsNullOrWhiteSpace(form.Phone)).WithErrorCode("Inquiries.PhoneUnreadable");
        RuleFor(form => form.Question).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= InquiryForm.LongestQuestion }).WithErrorCode("Inquiries.QuestionNeeded");
        RuleFor(form => form.Answer).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= InquiryForm.LongestAnswer }).When(form => form.Way == InquiryWay.AnsweredNow).WithErrorCode("Inquiries.AnswerNeeded");
        RuleFor(form => form.Department).NotEmpty().When(form => form.Way == InquiryWay.HandOver).WithErrorCode("Inquiries.DepartmentNeeded");
        RuleFor(form => form.DueOn).Must(day => day >= clock.Today() && day <= clock.Today().AddDays(90)).When(form => form.Way == InquiryWay.HandOver).WithErrorCode("Inquiries.DueNeeded");
    }
}
