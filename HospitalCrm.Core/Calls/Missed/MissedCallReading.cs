using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>The names beside calls, as the reader may see them: those out of his scope not at all.</summary>
public sealed class MissedCallReading(CrmDb db, PatientSight sight, Grants grants, HospitalProfile hospital, CurrentActor actor) : IRoomPart
{
    public NumberingPlan Numbering => hospital.Numbering;

    public async Task<IReadOnlyDictionary<Id<Patient>, string>> NamesAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var within = await sight.WithinAsync(patients, ct);
        var seesNames = await sight.SeesNamesAsync();
        var seesRestricted = await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted);
        return await db.Patients.AsNoTracking()
            .Where(patient => within.Contains(patient.Id))
            .Select(patient => new { patient.Id, patient.Name, IsRestricted = patient.RestrictedAs != null })
            .ToDictionaryAsync(patient => patient.Id, patient => seesNames && (seesRestricted || !patient.IsRestricted) ? patient.Name : NameMask.Cover(patient.Name), ct);
    }
}
