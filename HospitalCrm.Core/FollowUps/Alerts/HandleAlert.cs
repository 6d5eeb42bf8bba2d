using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Writes down what was done about an alert.</summary>
public sealed class HandleAlert(CrmDb db, AlertAccess access, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestAction = 2;
    private const int LongestAction = 500;

    public static Permission Requires => AlertPermissions.Handle;

    public async Task HandleAsync(Id<ClinicalAlert> id, string action, CancellationToken ct = default)
    {
        var done = (action ?? "").Trim();
        if (done.Length is < ShortestAction or > LongestAction)
        {
            throw new RuleViolation("FollowUps.ActionNeeded", ShortestAction, LongestAction);
        }

        var alert = await access.DemandAsync(id, ct);
        alert.Handle(actor.Value.StaffNo, vault.Seal(ClinicalAlert.ActionPurpose, done), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
