using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>Takes back what was said of two archives, either way.</summary>
public sealed class UndoSamePerson(CrmDb db, PersonGroups groups, PatientSight sight, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Unmerge;

    public async Task HandleAsync(Id<SamePersonDecision> id, CancellationToken ct = default)
    {
        var decision = await db.SamePersonDecisions.SingleOrDefaultAsync(decision => decision.Id == id, ct) ?? throw new RuleViolation("Patients.DecisionMissing");
        await sight.DemandAsync(decision.KeptId, ct);
        await sight.DemandAsync(decision.OtherId, ct);
        var now = clock.GetUtcNow();
        await groups.PartAsync(decision, actor.Value.StaffNo, now, ct);
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(SamePersonDecision), decision.Id.ToString(), now) { PatientId = decision.OtherId.Value }.By(actor.Value));
        await db.SaveChangesAsync(ct);
    }
}
