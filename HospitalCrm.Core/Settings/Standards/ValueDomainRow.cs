using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed record ValueDomainRow
{
    public required Id<ValueDomain> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required int Codes { get; init; }

    public string? Oid { get; init; }

    public string? Edition { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public required bool IsConfirmed { get; init; }

    public string? Note { get; init; }
}
