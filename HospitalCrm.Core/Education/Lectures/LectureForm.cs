using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Education.Lectures;

public sealed class LectureForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public int Version { get; set; }

    public string Topic { get; set; } = "";

    public string Speaker { get; set; } = "";

    public string Place { get; set; } = "";

    public DateOnly? On { get; set; }

    /// <summary>14:30.</summary>
    public string At { get; set; } = "";

    public string Seats { get; set; } = "50";

    /// <summary>Whose audiences it is for …</summary>
    public Guid? AudienceOf { get; set; }

    /// <summary>… or the patients of this department.</summary>
    public string? Department { get; set; }

    /// <summary>In hospital time; the validator saw that it can be read.</summary>
    internal DateTimeOffset StartsAt => HospitalZone.StartOf(On!.Value) + Time(At)!.Value.ToTimeSpan();

    internal static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact((typed ?? "").Trim().Replace('：', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    internal static int? Count(string? typed) => int.TryParse((typed ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}

public sealed class LectureFormValidator : AbstractValidator<LectureForm>
{
    public LectureFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Topic).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 50 }).WithErrorCode("Education.LectureTopic");
        RuleFor(form => form.Speaker).Must(typed => (typed ?? "").Trim().Length <= 30).WithErrorCode("Education.SpeakerTooLong");
        RuleFor(form => form.Place).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 60 }).WithErrorCode("Education.PlaceNeeded");
        RuleFor(form => form.On).Must(on => on is not null).WithErrorCode("Education.DayNeeded");
        RuleFor(form => form.At).Must(typed => LectureForm.Time(typed) is not null).WithErrorCode("Education.TimeNeeded");
        RuleFor(form => form.On).Must((form, _) => form.StartsAt > clock.GetUtcNow()).When(form => form.On is not null && LectureForm.Time(form.At) is not null).WithErrorCode("Education.LectureOver");
        RuleFor(form => form.Seats).Must(typed => LectureForm.Count(typed) is >= 1 and <= 5_000).WithErrorCode("Education.SeatsNeeded");
        RuleFor(form => form.Department).Must((form, department) => (form.AudienceOf is null) != string.IsNullOrEmpty(department)).WithErrorCode("Education.AudienceNeeded");
    }
}
