using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Puts archives out of sight, all of them or none. Calls, visits and the audit still refer to them.</summary>
public sealed class DeletePatients(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Delete;

    public async Task<int> HandleAsync(IReadOnlyCollection<Id<Patient>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var patients = await db.Patients.Where(patient => wanted.Contains(patient.Id)).ToListAsync(ct);
        if (patients.Count < wanted.Count)
        {
            throw new RuleViolation("Patients.Missing");
        }

        foreach (var id in wanted)
        {
            await sight.DemandAsync(id, ct);
        }

        patients.ForEach(patient => patient.Delete(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return patients.Count;
    }
}
