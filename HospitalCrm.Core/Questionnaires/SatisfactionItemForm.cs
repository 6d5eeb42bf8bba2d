using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Questionnaires;

public sealed record SatisfactionItemForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public SatisfactionScope Scope { get; set; }

    public string? ItemClass { get; set; }

    public bool IsOff { get; set; }
}

public sealed partial class SatisfactionItemFormValidator : AbstractValidator<SatisfactionItemForm>
{
    public SatisfactionItemFormValidator()
    {
        RuleFor(form => form.Code).Must(typed => Shape().IsMatch(typed ?? "")).WithErrorCode("Questionnaires.CodeShape");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length is > 0 and <= SatisfactionItem.LongestName).WithErrorCode("Questionnaires.ItemName");
        RuleFor(form => form.ItemClass).Must(typed => !string.IsNullOrEmpty(typed)).WithErrorCode("Questionnaires.ItemClass");
    }

    // It becomes the row's key of a matrix.
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z")]
    private static partial Regex Shape();
}
