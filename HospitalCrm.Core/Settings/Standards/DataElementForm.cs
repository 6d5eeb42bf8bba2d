using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DataElementForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Definition { get; set; }

    public DataElementKind Kind { get; set; }

    public string? Format { get; set; }

    public string? Domain { get; set; }

    public string? Standard { get; set; }
}

public sealed partial class DataElementFormValidator : AbstractValidator<DataElementForm>
{
    public DataElementFormValidator()
    {
        RuleFor(form => form.Code).Matches(StandardShape.Code()).WithErrorCode("Settings.CodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => StandardShape.Fits(typed, 50)).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.Definition).Must(typed => StandardShape.Fits(typed, 500)).WithErrorCode("Settings.DefinitionTooLong");
        RuleFor(form => form.Format).Must(typed => string.IsNullOrWhiteSpace(typed) || Format().IsMatch(typed.Trim())).WithErrorCode("Settings.FormatShape");
        RuleFor(form => form.Domain).Must(typed => string.IsNullOrWhiteSpace(typed) || StandardShape.Domain().IsMatch(typed.Trim())).WithErrorCode("Settings.DomainShape");
        RuleFor(form => form.Domain).Must(typed => !string.IsNullOrWhiteSpace(typed)).When(form => form.Kind == DataElementKind.S3).WithErrorCode("Settings.DomainRequired");
        RuleFor(form => form.Standard).Must(typed => StandardShape.Fits(typed, 40)).WithErrorCode("Settings.StandardTooLong");
    }

    // WS/T 303: AN..18, N1..3, A50, N3,2, D8, DT15, T6, T/F.
    [GeneratedRegex(@"\A(AN|A|N|D|DT|T|T/F|BY)(\d{0,5}(\.\.\d{1,5})?(,\d{1,2})?|\.\.ul)\z")]
    private static partial Regex Format();
}
