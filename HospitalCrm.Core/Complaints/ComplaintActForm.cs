using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>What is typed for one act; which of it counts depends on the act.</summary>
public sealed class ComplaintActForm
{
    public const int LongestText = 4_000;
    public const int LongestSummary = 500;

    public ComplaintAct Act { get; set; }

    public string Text { get; set; } = "";

    /// <summary>承办部门.</summary>
    public string? Handler { get; set; }

    public bool IsJoint { get; set; }

    public string Summary { get; set; } = "";

    /// <summary>At assignment what was registered is put right; null leaves it.</summary>
    public string? Category { get; set; }

    public string? Importance { get; set; }

    public string? Department { get; set; }

    public string? Staff { get; set; }

    /// <summary>Whose archive it is about, of those who have the complainant's number.</summary>
    public Guid? Patient { get; set; }

    /// <summary>Department and person stand in the form: an empty one means that none is meant.</summary>
    public bool NamesTarget { get; set; }

    public FeedbackWay Way { get; set; }

    /// <summary>Null: today.</summary>
    public DateOnly? GivenOn { get; set; }

    public CallbackAnswer? Answer { get; set; }

    public ComplaintSatisfaction? Satisfaction { get; set; }

    public ComplaintEnd? Where { get; set; }

    /// <summary>不予受理: why.</summary>
    public DeclineGround? Ground { get; set; }

    /// <summary>The older complaint's number.</summary>
    public string Into { get; set; } = "";
}

public sealed class ComplaintActFormValidator : AbstractValidator<ComplaintActForm>
{
    private static readonly ComplaintAct[] Wordless =
        [ComplaintAct.Accept, ComplaintAct.Assign, ComplaintAct.Contact, ComplaintAct.Resume, ComplaintAct.ApproveEnd, ComplaintAct.Merge, ComplaintAct.Callback];

    public ComplaintActFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => NeedsWords(form.Act)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= ComplaintActForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { ComplaintActForm.LongestText });
        RuleFor(form => form.Summary).Must(typed => (typed ?? "").Trim().Length <= ComplaintActForm.LongestSummary).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { ComplaintActForm.LongestSummary });
        RuleFor(form => form.Handler).NotEmpty().When(form => form.Act == ComplaintAct.Assign).WithErrorCode("Complaints.HandlerRequired");
        RuleFor(form => form.Way).IsInEnum().WithErrorCode("Complaints.WayRequired");
        RuleFor(form => form.GivenOn).Must(day => day is null || day <= clock.Today()).WithErrorCode("Complaints.ToldInFuture");
        RuleFor(form => form.Answer).NotNull().When(form => form.Act == ComplaintAct.Callback).WithErrorCode("Complaints.AnswerRequired");
        RuleFor(form => form.Where).NotNull().When(form => form.Act == ComplaintAct.Transfer).WithErrorCode("Complaints.WhereRequired");
        RuleFor(form => form.Ground).Must(ground => ground is { } chosen && Enum.IsDefined(chosen)).When(form => form.Act == ComplaintAct.Decline).WithErrorCode("Complaints.GroundRequired");
        RuleFor(form => form.Into).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => form.Act == ComplaintAct.Merge).WithErrorCode("Complaints.IntoRequired");
    }

    public static bool NeedsWords(ComplaintAct act) => !Wordless.Contains(act);
}
