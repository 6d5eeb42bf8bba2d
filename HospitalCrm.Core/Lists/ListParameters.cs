using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Lists;

public static class ListParameters
{
    /// <summary>The most rows one export may have.</summary>
    public static readonly ParameterDefinition<int> ExportCap = ParameterDefinition.Number("lists.export-cap", 200_000, 100, 1_000_000, guards: true);

    /// <summary>An export of more rows waits for a second person.</summary>
    public static readonly ParameterDefinition<int> ExportApprovalAbove = ParameterDefinition.Number("lists.export-approval-above", 5_000, 0, 250_000, relaxed: 50_000, guards: true);

    /// <summary>How long a request may wait, and how long an approval may be used.</summary>
    public static readonly ParameterDefinition<int> ExportValidHours = ParameterDefinition.Number("lists.export-valid-hours", 72, 1, 168, guards: true);
}
