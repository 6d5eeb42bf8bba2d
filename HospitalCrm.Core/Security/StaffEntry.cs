using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Security;

/// <summary>A member of staff as typed, imported or given on the command line.</summary>
/// <param name="Role">A role's code or name; empty for none yet: the security administrator assigns it.</param>
/// <param name="Department">A department's code or name; one that does not exist yet is added.</param>
public sealed record StaffEntry(string Code, string Name, string Role, string? Department = null, string? Extension = null, string? Mobile = null)
{
    /// <summary>By code, as the hospital's system names it.</summary>
    public string? Ward { get; init; }
}

public sealed partial class StaffEntryValidator : AbstractValidator<StaffEntry>
{
    public StaffEntryValidator()
    {
        RuleFor(entry => entry.Code).Matches(UserCode()).WithErrorCode("Security.UserCodeShape");
        RuleFor(entry => entry.Name).NotEmpty().WithErrorCode("Security.NameRequired");
        RuleFor(entry => entry.Name).MaximumLength(50).WithErrorCode("Security.NameTooLong");
        RuleFor(entry => entry.Department).MaximumLength(32).WithErrorCode("Security.DepartmentTooLong");
        RuleFor(entry => entry.Ward).MaximumLength(32).WithErrorCode("Security.WardTooLong");
        RuleFor(entry => entry.Extension).Matches(Digits()).When(entry => entry.Extension is { Length: > 0 }).WithErrorCode("Security.ExtensionShape");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex UserCode();

    [GeneratedRegex(@"\A[0-9]{2,8}\z")]
    private static partial Regex Digits();
}
