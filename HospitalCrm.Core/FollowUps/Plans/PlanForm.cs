using System.Globalization;
using FluentValidation;

namespace HospitalCrm.Core.FollowUps.Plans;

public sealed class PlanForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public string? Department { get; set; }

    public string? Disease { get; set; }

    /// <summary>治疗结果.</summary>
    public string? Outcome { get; set; }

    public FollowUpCaller Caller { get; set; }

    /// <summary>A user code.</summary>
    public string? CallerNo { get; set; }

    public string? Questionnaire { get; set; }

    public FollowUpImportance Importance { get; set; }

    public DateOnly? Since { get; set; }

    public bool IsOff { get; set; }

    public List<PlanStepForm> Steps { get; set; } = [new() { Days = "7" }];
}

/// <summary>随访次数 is its place in the list.</summary>
public sealed class PlanStepForm
{
    /// <summary>As typed.</summary>
    public string Days { get; set; } = "";

    public StepFrom From { get; set; }

    /// <summary>The web form first.</summary>
    public bool SendsForm { get; set; }
}

public sealed class PlanFormValidator : AbstractValidator<PlanForm>
{
    public const int MostSteps = 30;
    private const int FarthestDay = 3_650;

    public PlanFormValidator()
    {
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("FollowUps.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("FollowUps.NameTooLong");
        RuleFor(form => form.Disease).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("FollowUps.NameTooLong");
        RuleFor(form => form.Steps).Must(steps => steps.Count is > 0 and <= MostSteps).WithErrorCode("FollowUps.StepsNeeded").WithState(_ => new object?[] { MostSteps });
        RuleForEach(form => form.Steps).ChildRules(step => step.RuleFor(one => one.Days).Must(IsDays).WithErrorCode("FollowUps.DaysNeeded").WithState(_ => new object?[] { FarthestDay }));
    }

    private static bool IsDays(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= FarthestDay;
}
