using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Security;

public sealed class RoleForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>排序, as typed.</summary>
    public string Order { get; set; } = "";

    public string Note { get; set; } = "";
}

public sealed partial class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator()
    {
        RuleFor(form => form.Code).Must(typed => CodeShape().IsMatch((typed ?? "").Trim())).WithErrorCode("Security.RoleCodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Security.RoleNameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Security.RoleNameTooLong");
        RuleFor(form => form.Order).Must(typed => int.TryParse(typed, out var order) && order is >= 0 and <= 9999).WithErrorCode("Security.RoleOrderShape");
        RuleFor(form => form.Note).Must(typed => (typed ?? "").Trim().Length <= 200).WithErrorCode("Security.RoleNoteTooLong");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,31}\z")]
    private static partial Regex CodeShape();
}
