using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>What the user said of the similar archives a new one was shown beside. The caller saves.</summary>
public sealed class SimilarJudgement(CrmDb db, PersonGroups groups, PatientSight sight, Grants grants, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public async Task TakeAsync(Patient patient, PatientForm form, IReadOnlyList<SimilarPatient> similar, CancellationToken ct)
    {
        if (form.SameAs is { } same)
        {
            await JoinAsync(patient, new(same), ct);
        }
        else if (actor.Value.Kind == ActorKind.Staff)
        {
            await PartAsync(patient, [.. similar.Select(other => other.Id).OfType<Id<Patient>>()], ct);
        }
    }

    private async Task JoinAsync(Patient patient, Id<Patient> same, CancellationToken ct)
    {
        if (!await grants.HasAsync(actor.Value, PatientPermissions.Merge))
        {
            throw new RuleViolation("Patients.MergeNeedsRight");
        }

        await sight.DemandAsync(same, ct);
        var kept = await db.Patients.SingleOrDefaultAsync(known => known.Id == same, ct) ?? throw new RuleViolation("Patients.Missing");
        await groups.JoinAsync(kept, patient, actor.Value.StaffNo, clock.GetUtcNow(), ct);
    }

    /// <summary>Who was shown and not meant is not asked about again.</summary>
    private async Task PartAsync(Patient patient, List<Id<Patient>> shown, CancellationToken ct)
    {
        foreach (var other in await db.Patients.AsNoTracking().Where(known => shown.Contains(known.Id)).ToListAsync(ct))
        {
            db.SamePersonDecisions.Add(new(patient, other, isSame: false, actor.Value.StaffNo, clock.GetUtcNow()));
        }
    }
}
