using FluentValidation;

namespace HospitalCrm.Core.Settings.Calendar;

public sealed record HolidayForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public DateOnly? Day { get; set; }

    public HolidayKind Kind { get; set; }

    public string Name { get; set; } = "";
}

public sealed class HolidayFormValidator : AbstractValidator<HolidayForm>
{
    public HolidayFormValidator()
    {
        RuleFor(form => form.Day).NotNull().WithErrorCode("Settings.DayRequired");
        RuleFor(form => form.Day).Must(day => day is null or { Year: >= 2000 and <= 2100 }).WithErrorCode("Settings.DayFar");
        RuleFor(form => form.Name).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Settings.NameRequired");
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim().Length <= 50).WithErrorCode("Settings.NameTooLong");

        // Monday to Friday is worked anyway: such an entry would only be a slip.
        RuleFor(form => form.Day).Must(day => day is not { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) })
            .When(form => form.Kind == HolidayKind.Workday).WithErrorCode("Settings.WorkdayOnWeekend");
    }
}
