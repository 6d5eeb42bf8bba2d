using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>What is typed for one step of a corrective action; which of it counts depends on the step.</summary>
public sealed class CorrectiveActForm
{
    public CorrectiveAct Act { get; set; }

    public string Text { get; set; } = "";

    public string? Owner { get; set; }

    /// <summary>The new day, when it is sent back or given to another.</summary>
    public DateOnly? DueOn { get; set; }
}

public sealed class CorrectiveActFormValidator : AbstractValidator<CorrectiveActForm>
{
    public CorrectiveActFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= CorrectiveForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { CorrectiveForm.LongestText });
        RuleFor(form => form.DueOn).NotNull().When(form => form.Act is CorrectiveAct.SendBack or CorrectiveAct.Reassign).WithErrorCode("Complaints.DueRequired");
        RuleFor(form => form.DueOn).Must(day => day is null || day >= clock.Today()).WithErrorCode("Complaints.DueInPast");
        RuleFor(form => form.Owner).NotEmpty().When(form => form.Act == CorrectiveAct.Reassign).WithErrorCode("Complaints.OwnerRequired");
    }
}
