using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>The family is reminded again.</summary>
public sealed class LiftHold(CrmDb db, VaccinePlanner planner, PatientSight sight, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Record;

    public async Task HandleAsync(Id<VaccineHold> id, CancellationToken ct = default)
    {
        var hold = await db.VaccineHolds.SingleOrDefaultAsync(hold => hold.Id == id, ct) ?? throw new RuleViolation("Vaccines.HoldMissing");
        await sight.DemandAsync(hold.PatientId, ct);
        await db.InTransactionAsync(
            async () =>
            {
                hold.Lift(actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                await planner.WriteAsync([hold.PatientId], ct);
            },
            ct);
    }
}
