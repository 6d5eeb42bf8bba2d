using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record DomainCodeRow
{
    public required Id<DomainCode> Id { get; init; }

    public required string Domain { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required int Order { get; init; }

    public required bool IsEnabled { get; init; }

    public string? Note { get; init; }
}
