using System.Globalization;
using FluentValidation;

namespace HospitalCrm.Core.Vaccines;

/// <summary>A vaccine as it is typed.</summary>
public sealed class VaccineForm
{
    /// <summary>Null for a new one, which is one the hospital offers itself.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    /// <summary>编号; 0 until it was saved.</summary>
    public int Number { get; set; }

    public bool IsProgramme { get; set; }

    public string Name { get; set; } = "";

    public string Purpose { get; set; } = "";

    public string Cautions { get; set; } = "";

    public string Months { get; set; } = "";

    public string Intervals { get; set; } = "";

    public string NotFromMonths { get; set; } = "";

    public string DomesticPrice { get; set; } = "";

    public string ImportedPrice { get; set; } = "";

    public bool IsOff { get; set; }

    internal static decimal? Money(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : decimal.Parse(typed.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);

    internal static int? Whole(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : int.Parse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Only one of the hospital's own has doses and prices of its own.</summary>
public sealed class VaccineFormValidator : AbstractValidator<VaccineForm>
{
    private const decimal Dearest = 99_999.99m;

    public VaccineFormValidator()
    {
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Vaccines.NameRequired");
        RuleFor(form => form.Name).Must(typed => Length(typed) <= 50).WithErrorCode("Vaccines.TextTooLong");
        RuleFor(form => form.Purpose).Must(typed => Length(typed) <= 200).WithErrorCode("Vaccines.TextTooLong");
        RuleFor(form => form.Cautions).Must(typed => Length(typed) <= 200).WithErrorCode("Vaccines.TextTooLong");
        When(form => !form.IsProgramme, () =>
        {
            RuleFor(form => form.Months).Must(AreMonths).WithErrorCode("Vaccines.MonthsUnreadable");
            RuleFor(form => form.Intervals).Must(typed => OwnDoses.Numbers(typed) is { Count: < OwnDoses.Most } days && days.All(day => day <= 3650)).WithErrorCode("Vaccines.IntervalsUnreadable");
            RuleFor(form => form.NotFromMonths).Must(typed => OwnDoses.Numbers(typed) is { Count: 0 } or [>= 1 and <= VaccinePlan.AdultMonths]).WithErrorCode("Vaccines.NotFromUnreadable");
            RuleFor(form => form.DomesticPrice).Must(IsPrice).WithErrorCode("Vaccines.PriceUnreadable");
            RuleFor(form => form.ImportedPrice).Must(IsPrice).WithErrorCode("Vaccines.PriceUnreadable");
        });
    }

    private static int Length(string? typed) => (typed ?? "").Trim().Length;

    private static bool AreMonths(string? typed) =>
        OwnDoses.Numbers(typed) is { Count: > 0 and <= OwnDoses.Most } months && months.All(month => month < VaccinePlan.AdultMonths) && months.Zip(months.Skip(1)).All(pair => pair.First < pair.Second);

    private static bool IsPrice(string? typed) =>
        string.IsNullOrWhiteSpace(typed)
        || (decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price is > 0 and <= Dearest && decimal.Round(price, 2) == price);
}
