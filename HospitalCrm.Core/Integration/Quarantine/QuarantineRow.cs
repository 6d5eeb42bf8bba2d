using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Quarantine;

public sealed record QuarantineRow
{
    public required Id<QuarantinedRow> Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Source { get; init; }

    public required string View { get; init; }

    public required string Reason { get; init; }

    public string? Column { get; init; }

    public required FeedDoor Door { get; init; }

    public required QuarantineState State { get; init; }

    public string? JudgedBy { get; init; }

    public DateTimeOffset? JudgedAt { get; init; }

    public string? Remark { get; init; }
}
