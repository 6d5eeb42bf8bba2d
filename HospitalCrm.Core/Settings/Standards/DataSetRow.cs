using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DataSetRow
{
    public required Id<DataSet> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Definition { get; init; }

    public required string Members { get; init; }
}
