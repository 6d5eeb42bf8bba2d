using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Alerts within somebody's scope; his own are those of the patients he treated.</summary>
public sealed class AlertAccess(CrmDb db, FollowUpSight sight) : IRoomPart
{
    /// <exception cref="RuleViolation">There is none, or none within his scope.</exception>
    public async Task<ClinicalAlert> DemandAsync(Id<ClinicalAlert> id, CancellationToken ct)
    {
        var reach = await sight.ReachAsync(AlertPermissions.View);
        var alert = await db.ClinicalAlerts.SingleOrDefaultAsync(alert => alert.Id == id, ct);
        return alert is not null && FollowUpScope.Has(reach, alert.DepartmentCode, alert.WardCode, alert.DoctorNo) ? alert : throw new RuleViolation("FollowUps.AlertMissing");
    }
}
