using HospitalCrm.Core.Patients;

namespace HospitalCrm.Web.Gallery;

/// <summary>What the gallery's forms hold.</summary>
internal static class GallerySamples
{
    public static GalleryForm Theirs { get; } = new() { Name = "王芳", Sex = Sex.Female, BirthDate = "1985-03", Phone = "13800138000", Note = "复诊", Version = 2 };

    public static GalleryForm Mine { get; } = new() { Name = "王 芳", Sex = Sex.Female, BirthDate = "1985-03-07", Phone = "13800138000", Note = "", Version = 1 };

    public static GalleryForm Begun() => new() { Name = "王芳", Sex = Sex.Female, BirthDate = "1985", Version = 1 };
}
