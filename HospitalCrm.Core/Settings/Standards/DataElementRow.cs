using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DataElementRow
{
    public required Id<DataElement> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Definition { get; init; }

    public required DataElementKind Kind { get; init; }

    public string? Format { get; init; }

    public string? Domain { get; init; }

    public string? Standard { get; init; }
}
