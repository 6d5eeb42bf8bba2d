using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.CodeMaps;

public sealed record SourceCodeRow
{
    public required Id<SourceCode> Id { get; init; }

    public required string Source { get; init; }

    public required string Domain { get; init; }

    public string? DomainName { get; init; }

    public required string Code { get; init; }

    public string? Standard { get; init; }

    public string? Meaning { get; init; }

    public required long Seen { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public string? MappedBy { get; init; }
}
