using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Satisfaction asked in follow-ups.</summary>
public static class SatisfactionParameters
{
    /// <summary>Whether it is asked at all; once a stay.</summary>
    public static readonly ParameterDefinition<bool> IsAsked = ParameterDefinition.Switch("satisfaction.in-follow-up", true);

    /// <summary>Days until a low score must be resolved.</summary>
    public static readonly ParameterDefinition<int> Days = ParameterDefinition.Number("satisfaction.low-score-days", 3, 1, 60);

    /// <summary>Days an overdue low score waits for the department before the complaints office is told.</summary>
    public static readonly ParameterDefinition<int> ClimbDays = ParameterDefinition.Number("satisfaction.low-score-climb-days", 2, 1, 60);
}
