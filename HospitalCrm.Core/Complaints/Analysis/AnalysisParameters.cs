using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Analysis;

public static class AnalysisParameters
{
    /// <summary>Of fewer complaints no share, median or rate is told: chance alone would make it.</summary>
    public static readonly ParameterDefinition<int> Fewest = ParameterDefinition.Number("complaints.analysis-fewest", 5, 1, 50);

    /// <summary>A complaint within so many days after another is a repeated one.</summary>
    public static readonly ParameterDefinition<int> RepeatDays = ParameterDefinition.Number("complaints.repeat-days", 90, 1, 730);
}
