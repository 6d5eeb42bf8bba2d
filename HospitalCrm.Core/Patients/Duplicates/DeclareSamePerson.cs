using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>判定为同一人. Both archives must be open to whoever says so.</summary>
public sealed class DeclareSamePerson(CrmDb db, PersonGroups groups, PatientSight sight, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestNote = 200;

    public static Permission Requires => PatientPermissions.Merge;

    public async Task<Id<SamePersonDecision>> HandleAsync(Id<Patient> kept, Id<Patient> other, string note, CancellationToken ct = default)
    {
        var said = PersonText.Clean(note);
        if (said.Length > LongestNote)
        {
            throw new RuleViolation("Patients.NoteTooLong");
        }

        await sight.DemandAsync(kept, ct);
        await sight.DemandAsync(other, ct);
        var both = await db.Patients.Where(patient => patient.Id == kept || patient.Id == other).ToListAsync(ct);
        if (both.Count < 2)
        {
            throw new RuleViolation("Patients.Missing");
        }

        var now = clock.GetUtcNow();
        var decision = await groups.JoinAsync(both.Single(one => one.Id == kept), both.Single(one => one.Id == other), actor.Value.StaffNo, now, ct);
        decision.Remark(vault.SealOptional(SamePersonDecision.NotePurpose, said));

        // The decision itself stands in the change record of the one that is kept.
        db.Audit(new AuditDraft(AuditAct.Created, nameof(SamePersonDecision), decision.Id.ToString(), now) { PatientId = other.Value }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        return decision.Id;
    }
}
