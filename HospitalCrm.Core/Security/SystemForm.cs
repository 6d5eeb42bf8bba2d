using System.Text.RegularExpressions;
using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>A connected system as an administrator describes it.</summary>
public sealed class SystemForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Permission codes.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>Networks as typed, separated by blanks, commas or line ends.</summary>
    public string Networks { get; set; } = "";

    public DateOnly? ExpiresOn { get; set; }

    public string CallsPerMinute { get; set; } = "";

    /// <summary>Scheme, host and port of the pages that may hold an embedded archive.</summary>
    public string FrameOrigin { get; set; } = "";

    /// <summary>It becomes part of a header: nothing but an origin may stand in it.</summary>
    public static bool IsOrigin(string typed) =>
        typed.Length <= 200
        && Uri.TryCreate(typed, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && string.Equals(address.GetLeftPart(UriPartial.Authority), typed, StringComparison.OrdinalIgnoreCase)
        && typed.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '/' or '.' or '-');
}

public sealed partial class SystemFormValidator : AbstractValidator<SystemForm>
{
    public SystemFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Code).Matches(SystemCode()).WithErrorCode("Security.SystemCodeShape");
        RuleFor(form => form.Name).Must(typed => typed.Trim().Length is > 0 and <= 50).WithErrorCode("Security.SystemNameLength");
        RuleFor(form => form.Scopes).Must(scopes => scopes.Count > 0).WithErrorCode("Security.ScopeRequired");
        RuleFor(form => form.Scopes).Must(scopes => scopes.All(scope => PermissionCatalogue.ApiScopes.Any(known => known.Code == scope))).WithErrorCode("Security.UnknownScope");
        RuleFor(form => form.Networks).Must(typed => CallerNetworks.TryRead(typed, out _)).WithErrorCode("Security.NetworkShape");
        RuleFor(form => form.ExpiresOn).Must(day => day is null || day >= clock.Today()).When(form => form.Id is null).WithErrorCode("Security.ExpiryPast");
        RuleFor(form => form.CallsPerMinute)
            .Must(typed => int.TryParse(typed, out var number) && number is > 0 and <= 100_000)
            .When(form => !string.IsNullOrWhiteSpace(form.CallsPerMinute))
            .WithErrorCode("Security.CallLimitShape");
        RuleFor(form => form.FrameOrigin).Must(typed => SystemForm.IsOrigin(typed.Trim())).When(form => !string.IsNullOrWhiteSpace(form.FrameOrigin)).WithErrorCode("Security.FrameOriginShape");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,31}\z")]
    private static partial Regex SystemCode();
}
