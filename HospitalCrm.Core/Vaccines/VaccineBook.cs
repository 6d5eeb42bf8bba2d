using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Takes down that doses were given, for the page and for replies. Never saves.</summary>
public sealed class VaccineBook(CrmDb db, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <summary>One that is known already is not written twice. The plan follows with the next minute, unless the caller works it out at once.</summary>
    /// <returns>How many are new.</returns>
    public async Task<int> GiveAsync(IReadOnlyCollection<(Id<Patient> Patient, DoseKey Dose)> doses, DateOnly? on, DoseSource source, CancellationToken ct)
    {
        var patients = doses.Select(dose => dose.Patient).Distinct().ToList();
        var known = (await db.KnownDoses.AsNoTracking().Where(dose => patients.Contains(dose.PatientId)).Select(dose => new { dose.PatientId, dose.Vaccine, dose.DoseNo }).ToListAsync(ct))
            .Select(dose => (dose.PatientId, new DoseKey(dose.Vaccine, dose.DoseNo))).ToHashSet();
        var fresh = doses.Where(dose => !known.Contains(dose)).Distinct().ToList();
        db.KnownDoses.AddRange(fresh.Select(dose => new KnownDose(dose.Patient, dose.Dose, on, source, actor.Value.StaffNo, clock.GetUtcNow())));
        foreach (var child in await db.VaccineChildren.Where(child => patients.Contains(child.PatientId)).ToListAsync(ct))
        {
            child.LookAgain();
        }

        return fresh.Count;
    }
}
