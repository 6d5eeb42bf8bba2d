using FluentValidation;
using FluentValidation.Results;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DataSetForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Definition { get; set; }

    /// <summary>One code a line, a star behind those that must be there.</summary>
    public string Members { get; set; } = "";
}

public sealed class DataSetFormValidator : AbstractValidator<DataSetForm>
{
    public DataSetFormValidator()
    {
        RuleFor(form => form.Code).Matches(StandardShape.Code()).WithErrorCode("Settings.CodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => StandardShape.Fits(typed, 50)).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.Definition).Must(typed => StandardShape.Fits(typed, 500)).WithErrorCode("Settings.DefinitionTooLong");
        RuleFor(form => form.Members).Must(typed => DataSetMember.Read(typed).Count > 0).WithErrorCode("Settings.MembersRequired");
        RuleFor(form => form.Members).Must(typed => StandardShape.Fits(typed, 4000)).WithErrorCode("Settings.MembersTooLong");
        RuleFor(form => form.Members).Custom((typed, context) =>
        {
            var codes = DataSetMember.Read(typed).Select(member => member.Element).ToList();
            if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                context.AddFailure(new ValidationFailure(nameof(DataSetForm.Members), "Settings.MemberTwice") { ErrorCode = "Settings.MemberTwice", CustomState = new object?[] { twice.Key } });
            }
        });
    }
}
