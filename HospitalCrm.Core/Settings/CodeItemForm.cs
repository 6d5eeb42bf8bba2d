using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;

namespace HospitalCrm.Core.Settings;

/// <summary>An item of a dictionary as it is typed or imported.</summary>
public sealed record CodeItemForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    /// <summary>Which dictionary.</summary>
    public string Table { get; set; } = "";

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Where the class begins, or what the item weighs.</summary>
    public string? Value { get; set; }

    public bool IsEnabled { get; set; } = true;

    public string? Note { get; set; }

    public int? Number => CodeNumber.Read(Value);
}

/// <summary>A whole number as people and spreadsheets write it: 2000, 2,000, 2,000.00.</summary>
internal static class CodeNumber
{
    public static int? Read(string? typed) =>
        decimal.TryParse(typed?.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;
}

public sealed partial class CodeItemFormValidator : AbstractValidator<CodeItemForm>
{
    public CodeItemFormValidator()
    {
        RuleFor(form => form.Code).Matches(CodeShape()).WithErrorCode("Settings.CodeShape");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Settings.NameTooLong");
        RuleFor(form => form.Note).Must(typed => (typed ?? "").Trim().Length <= 200).WithErrorCode("Settings.NoteTooLong");
        RuleFor(form => form.Value).Must(typed => CodeNumber.Read(typed) is >= 0 and <= 150).When(form => CodeTables.Find(form.Table)?.Measure == CodeMeasure.Age).WithErrorCode("Settings.AgeShape");
        RuleFor(form => form.Value).Must(typed => CodeNumber.Read(typed) is >= 0 and <= 100_000_000).When(form => CodeTables.Find(form.Table)?.Measure == CodeMeasure.Money).WithErrorCode("Settings.MoneyShape");
        RuleFor(form => form.Value).Must(typed => CodeNumber.Read(typed) is >= 1 and <= 100).When(form => CodeTables.Find(form.Table)?.Measure == CodeMeasure.Weight).WithErrorCode("Settings.WeightShape");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex CodeShape();
}
