using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Whom an alert goes to when nobody acknowledges it, and when.</summary>
public static class AlertParameters
{
    /// <summary>Minutes the responsible doctor has; 0: the department's duty telephone is told with the next look, half a minute later at most.</summary>
    public static readonly ParameterDefinition<int> DoctorMinutes = ParameterDefinition.Number("alerts.doctor-minutes", 15, 0, 1_440);

    /// <summary>Minutes the department's duty telephone has, before 总值班 is told; 0 as above.</summary>
    public static readonly ParameterDefinition<int> DepartmentMinutes = ParameterDefinition.Number("alerts.department-minutes", 15, 0, 1_440);

    /// <summary>Minutes between two messages to 总值班 while still nobody acknowledges.</summary>
    public static readonly ParameterDefinition<int> HospitalMinutes = ParameterDefinition.Number("alerts.hospital-minutes", 30, 5, 1_440);

    /// <summary>Duty telephones of departments: <c>1001=13900000000;1002=…</c>.</summary>
    public static readonly ParameterDefinition<string> DepartmentPhones = ParameterDefinition.Text("alerts.department-phones", "", 2_000);

    /// <summary>The telephone of 总值班.</summary>
    public static readonly ParameterDefinition<string> HospitalPhone = ParameterDefinition.Text("alerts.hospital-phone", "", 40);
}
