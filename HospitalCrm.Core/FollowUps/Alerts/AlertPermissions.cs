using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Alerts;

public static class AlertPermissions
{
    /// <summary>异常预警 of one's own patients, the ward's, the department's or all.</summary>
    public static readonly Permission View = new("alerts.view") { IsScoped = true };

    /// <summary>Acknowledges an alert and writes down what was done.</summary>
    public static readonly Permission Handle = new("alerts.handle");
}
