namespace HospitalCrm.Web.Gallery;

/// <summary>An invented row for looking at the parts.</summary>
public sealed record GalleryRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required string Kind { get; init; }

    public required string Note { get; init; }
}
