using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps;

/// <summary>How a call went, as it is typed; all of it is the draft.</summary>
public sealed class FollowUpForm
{
    public const int LongestNote = 1_000;

    public const int FarthestDays = 365;

    public FollowUpOutcome? Outcome { get; set; }

    /// <summary>The round it was typed in, and the last call of the follow-up then; what was written meanwhile is not written twice.</summary>
    public int? Round { get; set; }

    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>The questions it began with; a questionnaire changed in the middle of the day does not change a call.</summary>
    public Guid? Edition { get; set; }

    public string Answers { get; set; } = "";

    /// <summary>How he rates the department and its doctor, as answers to <c>SatisfactionPaper</c>.</summary>
    public string Satisfaction { get; set; } = "";

    public string? Opinion { get; set; }

    public string? OpinionWhy { get; set; }

    /// <summary>Which number was rung.</summary>
    public Guid? Number { get; set; }

    public string Note { get; set; } = "";

    /// <summary>改约: in hospital time.</summary>
    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    public DateOnly? DiedOn { get; set; }

    /// <summary>拒访: no follow-ups at all any more, and not this one only.</summary>
    public bool NeverAgain { get; set; }

    public bool HasAnswers => !Questionnaires.Answers.FromJson(Answers).IsEmpty;
}

public sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Outcome).NotNull().WithErrorCode("FollowUps.OutcomeRequired");
        RuleFor(form => form.Note).Must(typed => (typed ?? "").Length <= FollowUpForm.LongestNote).WithErrorCode("FollowUps.NoteTooLong");
        RuleFor(form => form.Day).NotNull().When(form => form.Outcome == FollowUpOutcome.Rescheduled).WithErrorCode("FollowUps.DayRequired");
        RuleFor(form => form.Day).Must(day => day is null || day <= clock.Today().AddDays(FollowUpForm.FarthestDays)).When(form => form.Outcome == FollowUpOutcome.Rescheduled)
            .WithErrorCode("FollowUps.DayTooFar").WithState(_ => new object?[] { FollowUpForm.FarthestDays });
        RuleFor(form => form.DiedOn).Must(day => day is null || day <= clock.Today()).When(form => form.Outcome == FollowUpOutcome.Died).WithErrorCode("FollowUps.DayInFuture");
    }
}
