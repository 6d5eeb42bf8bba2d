using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Settings;

public sealed record DepartmentForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public DepartmentKind? Kind { get; set; }

    public string? MessageName { get; set; }

    public bool IsHidden { get; set; }
}

public sealed partial class DepartmentFormValidator : AbstractValidator<DepartmentForm>
{
    public DepartmentFormValidator()
    {
        RuleFor(form => form.Code).Matches(Shape()).WithErrorCode("Settings.DepartmentCodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.MessageName).MaximumLength(20).WithErrorCode("Settings.MessageNameTooLong");
        RuleFor(form => form.MessageName).Must(typed => typed is null || typed.IndexOfAny(['【', '】']) < 0).WithErrorCode("Settings.MessageNameBrackets");
    }

    // A hospital's own code may be a Chinese word: an imported staff list makes departments of names.
    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}._()（）-]{0,31}\z")]
    private static partial Regex Shape();
}
