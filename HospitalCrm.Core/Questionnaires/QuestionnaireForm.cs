using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>What a questionnaire is called and whose it is; its questions stand in a <see cref="QuestionSet"/>.</summary>
public sealed record QuestionnaireForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    /// <summary>Empty for a new one: the product finds one.</summary>
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public QuestionnaireKind Kind { get; set; }

    /// <summary>Empty: everybody's.</summary>
    public string? Department { get; set; }

    public bool IsOff { get; set; }
}

public sealed partial class QuestionnaireFormValidator : AbstractValidator<QuestionnaireForm>
{
    public const int LongestName = 50;

    public QuestionnaireFormValidator()
    {
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length is > 0 and <= LongestName).WithErrorCode("Questionnaires.NameLength");
        RuleFor(form => form.Code).Must(typed => string.IsNullOrEmpty(typed) || Shape().IsMatch(typed)).WithErrorCode("Questionnaires.CodeShape");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex Shape();
}
