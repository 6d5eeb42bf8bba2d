using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Settings.Guides;

public sealed record ExamItemForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Where it is done, by code.</summary>
    public string? Department { get; set; }

    public string Notes { get; set; } = "";
}

public sealed partial class ExamItemFormValidator : AbstractValidator<ExamItemForm>
{
    public ExamItemFormValidator()
    {
        RuleFor(form => form.Code).Matches(Shape()).WithErrorCode("Settings.CodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.Notes).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NotesRequired");
        RuleFor(form => form.Notes).Must(typed => (typed ?? "").Trim().Length <= 500).WithErrorCode("Settings.GuideTooLong");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex Shape();
}
