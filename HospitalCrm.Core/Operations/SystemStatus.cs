using HospitalCrm.Core.Data;

namespace HospitalCrm.Core.Operations;

/// <summary>系统状态: what the database and the machine say of themselves at one moment.</summary>
public sealed record SystemStatus
{
    public required DateTimeOffset At { get; init; }

    public required string Product { get; init; }

    public required DatabaseFacts Database { get; init; }

    /// <summary>What the database grew by a day, over the last backups; null while nobody can tell.</summary>
    public required long? GrowthPerDay { get; init; }

    public required long? DiskFree { get; init; }

    public required long? DiskSize { get; init; }

    public required IReadOnlyList<WorkStatus> Works { get; init; }

    public required BackupStatus Backup { get; init; }

    /// <summary>The last verification of the whole audit trail that ended.</summary>
    public required AuditStatus? Audit { get; init; }

    /// <summary>What somebody should look at; empty when all is well.</summary>
    public required IReadOnlyList<StatusFinding> Findings { get; init; }
}

/// <param name="LastFailure">The kind of exception, when its last run failed.</param>
/// <param name="FailedRuns">In the last seven days.</param>
public sealed record WorkStatus(string Name, DateTimeOffset? LastAt, double? LastSeconds, int? Handled, string? LastFailure, int FailedRuns, DateTimeOffset? NextAt, bool IsRunning);

/// <param name="LastProblem">Why the last one is none; null when it is good.</param>
/// <param name="ByProduct">False on PostgreSQL, which has its own tool.</param>
public sealed record BackupStatus(bool ByProduct, bool IsOn, string Folder, BackupMade? LastGood, string? LastProblem, DateTimeOffset? LastTriedAt, DateTimeOffset? NextAt, bool IsRunning, bool IsWaiting, int Kept);

public sealed record BackupMade(DateTimeOffset At, DateTimeOffset VerifiedAt, double Seconds, long Bytes, long Rows, string File);

public sealed record AuditStatus(DateTimeOffset At, long Entries, bool IsIntact);

/// <param name="Code">A text key (<c>Operations.Finding…</c>).</param>
public sealed record StatusFinding(FindingLevel Level, string Code, params IReadOnlyList<object?> Args);

public enum FindingLevel
{
    /// <summary>Soon to be looked at.</summary>
    Warning,

    /// <summary>Now.</summary>
    Bad,
}
