using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>A corrective action as it is demanded.</summary>
public sealed class CorrectiveForm
{
    public const int LongestTitle = 60;
    public const int LongestText = 2_000;

    public Guid RequestKey { get; set; } = Guid.CreateVersion7();

    public string Title { get; set; } = "";

    public string Measures { get; set; } = "";

    public string? Owner { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>受理编号 of the complaints it comes of.</summary>
    public string Complaints { get; set; } = "";

    public Guid? Meeting { get; set; }
}

public sealed class CorrectiveFormValidator : AbstractValidator<CorrectiveForm>
{
    public CorrectiveFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Title).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TitleRequired");
        RuleFor(form => form.Title).Must(typed => (typed ?? "").Trim().Length <= CorrectiveForm.LongestTitle).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { CorrectiveForm.LongestTitle });
        RuleFor(form => form.Measures).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.MeasuresRequired");
        RuleFor(form => form.Measures).Must(typed => (typed ?? "").Trim().Length <= CorrectiveForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { CorrectiveForm.LongestText });
        RuleFor(form => form.Owner).NotEmpty().WithErrorCode("Complaints.OwnerRequired");
        RuleFor(form => form.DueOn).NotNull().WithErrorCode("Complaints.DueRequired");
        RuleFor(form => form.DueOn).Must(day => day is null || day >= clock.Today()).WithErrorCode("Complaints.DueInPast");
    }
}
