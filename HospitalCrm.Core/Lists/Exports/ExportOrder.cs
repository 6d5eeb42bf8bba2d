using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>What somebody wants exported, and why.</summary>
/// <param name="Reason">Kept sealed in the audit entry, and written into the sheet.</param>
public sealed record ExportOrder(ListQuery Query, ExportReach Reach, string Reason)
{
    public const int LongestReason = 200;

    /// <summary>The columns the page shows, in its order; empty for all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A request that was approved: its own question, columns and reason hold, not those above.</summary>
    public Id<ExportRequest>? Approved { get; init; }

    public static ExportOrder Of(Id<ExportRequest> approved) => new(new(), ExportReach.All, "") { Approved = approved };
}

/// <summary>导出本页 / 导出全部.</summary>
public enum ExportReach
{
    Page,
    All,
}
