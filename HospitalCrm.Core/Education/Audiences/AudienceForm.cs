using FluentValidation;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Education.Audiences;

public sealed class AudienceForm
{
    public string Name { get; set; } = "";

    public string AgeFrom { get; set; } = "";

    public string AgeTo { get; set; } = "";

    public Sex? Sex { get; set; }

    /// <summary>Separated by ; or ；.</summary>
    public string Keywords { get; set; } = "";

    public DateOnly? VisitFrom { get; set; }

    public DateOnly? VisitTo { get; set; }

    /// <summary>What was checked, as it is kept.</summary>
    internal Audience Read() => new()
    {
        Name = Name.Trim(),
        AgeFrom = Years(AgeFrom),
        AgeTo = Years(AgeTo),
        Sex = Sex,
        Keywords = Audience.Split(Keywords),
        VisitFrom = VisitFrom,
        VisitTo = VisitTo,
    };

    internal static AudienceForm Of(Audience known) => new()
    {
        Name = known.Name,
        AgeFrom = known.AgeFrom?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        AgeTo = known.AgeTo?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Sex = known.Sex,
        Keywords = string.Join('；', known.Keywords),
        VisitFrom = known.VisitFrom,
        VisitTo = known.VisitTo,
    };

    internal static int? Years(string? typed) =>
        int.TryParse(typed?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var years) ? years : null;
}

public sealed class AudienceFormValidator : AbstractValidator<AudienceForm>
{
    private const int Oldest = 150;

    public AudienceFormValidator()
    {
        RuleFor(form => form.Name).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= 30 }).WithErrorCode("Education.AudienceName");
        RuleFor(form => form.AgeFrom).Must(IsAge).WithErrorCode("Education.AgeUnreadable");
        RuleFor(form => form.AgeTo).Must(IsAge).WithErrorCode("Education.AgeUnreadable");
        RuleFor(form => form.AgeTo)
            .Must((form, typed) => AudienceForm.Years(form.AgeFrom) is not { } from || AudienceForm.Years(typed) is not { } to || from <= to)
            .WithErrorCode("Education.AgeOrder");
        RuleFor(form => form.Keywords).Must(typed => Audience.Split(typed).Count <= Audience.MostKeywords).WithErrorCode("Education.KeywordsMany");
        RuleFor(form => form.Keywords).Must(typed => Audience.Split(typed).All(word => word.Length is >= 2 and <= 30)).WithErrorCode("Education.KeywordLength");
        RuleFor(form => form.VisitTo).Must((form, to) => form.VisitFrom is not { } from || to is not { } until || from <= until).WithErrorCode("Education.VisitOrder");
    }

    private static bool IsAge(string? typed) => string.IsNullOrWhiteSpace(typed) || AudienceForm.Years(typed) is >= 0 and <= Oldest;
}
