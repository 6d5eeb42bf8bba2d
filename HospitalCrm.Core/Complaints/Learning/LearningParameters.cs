using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Learning;

public static class LearningParameters
{
    /// <summary>Days after a corrective action was due until those who demanded it are told as well.</summary>
    public static readonly ParameterDefinition<int> ClimbDays = ParameterDefinition.Number("improvements.climb-days", 7, 1, 90);
}
