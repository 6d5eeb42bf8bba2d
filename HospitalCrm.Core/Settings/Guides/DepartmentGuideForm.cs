using FluentValidation;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>科室导诊 as it is typed.</summary>
public sealed record DepartmentGuideForm
{
    /// <summary>The department's version; null where a guide is written for the first time.</summary>
    public int? Version { get; set; }

    /// <summary>The department, by code.</summary>
    public string Code { get; set; } = "";

    public string Guide { get; set; } = "";
}

public sealed class DepartmentGuideFormValidator : AbstractValidator<DepartmentGuideForm>
{
    public DepartmentGuideFormValidator()
    {
        RuleFor(form => form.Code).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.DepartmentRequired");
        RuleFor(form => form.Guide).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.GuideRequired");
        RuleFor(form => form.Guide).Must(typed => (typed ?? "").Trim().Length <= 500).WithErrorCode("Settings.GuideTooLong");
    }
}
