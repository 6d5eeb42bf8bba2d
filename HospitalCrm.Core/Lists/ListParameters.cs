using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Lists;

public static class ListParameters
{
    /// <summary>The most rows one export may have.</summary>
    public static readonly ParameterDefinition<int> ExportCap = ParameterDefinition.Number("lists.export-cap", 200_000, 100, 1_000_000, guards: true);

    /// <summary>More rows, together with what the same person exported alone in the last 24 hours, wait for a second person.</summary>
    public static readonly ParameterDefinition<int> ExportApprovalAbove = ParameterDefinition.Number("lists.export-approval-above", 5_000, 0, 1_000_000, relaxed: 50_000, guards: true);

    /// <summary>How long a request may wait, and how long an approval may be used.</summary>
    public static readonly ParameterDefinition<int> ExportValidHours = ParameterDefinition.Number("lists.export-valid-hours", 72, 1, 168, guards: true);

    /// <summary>How long requests that are over are kept.</summary>
    public static readonly ParameterDefinition<int> ExportRequestDays = ParameterDefinition.Number("lists.export-request-days", 180, 1, 3_650);
}
