using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>One entry of the audit chain on a list; what was changed stays sealed.</summary>
public sealed record AuditRow
{
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorNo { get; init; }

    public string? ActorName { get; init; }

    public required AuditAct Act { get; init; }

    public required string Entity { get; init; }

    public required string EntityKey { get; init; }

    public Guid? PatientId { get; init; }

    public Guid? CallId { get; init; }

    public string? Purpose { get; init; }
}
