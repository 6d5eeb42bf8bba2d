using System.Text.RegularExpressions;
using FluentValidation;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

/// <summary>A member of staff as an administrator edits him.</summary>
public sealed record StaffForm
{
    /// <summary>Typed instead of a number or an address: there is none any more.</summary>
    public const string None = "-";

    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string StaffNo { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>By code; for a new one only. Later it is the role assignment's matter.</summary>
    public string? Role { get; set; }

    /// <summary>By code.</summary>
    public string? Department { get; set; }

    /// <summary>By code, as the hospital's system names it.</summary>
    public string? Ward { get; set; }

    public string? Extension { get; set; }

    /// <summary>Empty leaves the stored one.</summary>
    public string? Mobile { get; set; }

    /// <summary>How the stored one is shown.</summary>
    public string? MobileMask { get; set; }

    /// <summary>Empty leaves the stored one.</summary>
    public string? Email { get; set; }

    public string? EmailMask { get; set; }

    public bool IsComplainable { get; set; }

    public bool IsEvaluable { get; set; }
}

public sealed partial class StaffFormValidator : AbstractValidator<StaffForm>
{
    public StaffFormValidator(HospitalProfile hospital)
    {
        RuleFor(form => form.StaffNo).Must(typed => UserCode().IsMatch(typed.Trim())).WithErrorCode("Security.UserCodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Security.NameRequired");
        RuleFor(form => form.Name).MaximumLength(50).WithErrorCode("Security.NameTooLong");
        RuleFor(form => form.Ward).Must(typed => typed!.Trim().Length <= 32).When(form => !string.IsNullOrWhiteSpace(form.Ward)).WithErrorCode("Security.WardTooLong");
        RuleFor(form => form.Extension).Matches(Digits()).When(form => !string.IsNullOrWhiteSpace(form.Extension)).WithErrorCode("Security.ExtensionShape");
        RuleFor(form => form.Mobile).Must(typed => hospital.Subscriber(typed) is not null).When(form => IsTyped(form.Mobile)).WithErrorCode("Security.MobileShape");
        RuleFor(form => form.Email).Must(typed => typed!.Trim().Length <= 100 && Address().IsMatch(typed.Trim())).When(form => IsTyped(form.Email)).WithErrorCode("Security.EmailShape");
    }

    private static bool IsTyped(string? typed) => !string.IsNullOrWhiteSpace(typed) && typed.Trim() != StaffForm.None;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex UserCode();

    [GeneratedRegex(@"\A\s*[0-9]{2,8}\s*\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>"".]{2,}\z")]
    private static partial Regex Address();
}
