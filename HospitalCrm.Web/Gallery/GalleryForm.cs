using FluentValidation;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Web.Gallery;

/// <summary>An invented form with every kind of field.</summary>
public sealed record GalleryForm
{
    public string Name { get; set; } = "";

    public Sex Sex { get; set; } = Sex.Unknown;

    public string BirthDate { get; set; } = "";

    public DateOnly? Day { get; set; }

    public string Phone { get; set; } = "";

    public string Note { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>Wants a name and a telephone number.</summary>
public sealed class GalleryFormValidator : AbstractValidator<GalleryForm>
{
    public GalleryFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().MaximumLength(50);
        RuleFor(form => form.Phone).Matches("^[0-9 +-]*$");
    }
}
