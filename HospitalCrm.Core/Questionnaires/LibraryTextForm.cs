using FluentValidation;

namespace HospitalCrm.Core.Questionnaires;

public sealed record LibraryTextForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public LibraryKind Library { get; set; }

    /// <summary>Whose it is; empty: everybody's.</summary>
    public string? Department { get; set; }

    public string Text { get; set; } = "";

    public string Order { get; set; } = "";

    public bool IsOff { get; set; }

    public int? Place => int.TryParse(Order, out var place) ? place : null;
}

public sealed class LibraryTextFormValidator : AbstractValidator<LibraryTextForm>
{
    public LibraryTextFormValidator()
    {
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length is > 0 and <= LibraryText.Longest).WithErrorCode("Questionnaires.LibraryTextLength");
        RuleFor(form => form.Order).Must((form, typed) => string.IsNullOrWhiteSpace(typed) || form.Place is >= 0 and <= 9999).WithErrorCode("Questionnaires.OrderNumber");
    }
}
