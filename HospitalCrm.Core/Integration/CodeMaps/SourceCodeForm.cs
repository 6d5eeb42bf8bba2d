using FluentValidation;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>What a code of a connected system means.</summary>
public sealed record SourceCodeForm
{
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Source { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Code { get; set; } = "";

    /// <summary>A code of the domain; empty puts it back on the work list.</summary>
    public string? Standard { get; set; }
}

public sealed class SourceCodeFormValidator : AbstractValidator<SourceCodeForm>
{
    public SourceCodeFormValidator()
    {
        RuleFor(form => form.Source).Must(typed => (typed ?? "").Trim().Length is > 0 and <= 32).WithErrorCode("Integration.SourceRequired");
        RuleFor(form => form.Domain).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Integration.DomainRequired");
        RuleFor(form => form.Code).Must(typed => (typed ?? "").Trim().Length is > 0 and <= 64).WithErrorCode("Integration.SourceCodeRequired");
    }
}
