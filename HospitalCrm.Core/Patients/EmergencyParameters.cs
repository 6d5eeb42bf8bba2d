using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients;

public static class EmergencyParameters
{
    /// <summary>How long an emergency access keeps a restricted archive open.</summary>
    public static readonly ParameterDefinition<int> Minutes = ParameterDefinition.Number("patients.emergency-minutes", 60, 5, 480, guards: true);
}
