using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters.Classes;

/// <summary>
/// Every night: the classes of everybody follow what is known by now, and what passing time alone changes. Only what differs is written,
/// in small steps. Running it twice changes nothing.
/// </summary>
public sealed class ClassifyPatients(CrmDb db, PatientClassifier classifier) : IScheduledWork
{
    private const int AtOnce = 500;

    public static string Name => "encounters.classify-patients";

    public static string DefaultCron => "0 20 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var changed = 0;
        Id<Patient>? after = null;
        while (await NextAsync(after, ct) is { Count: > 0 } patients)
        {
            after = patients[^1];
            changed += await ClassWriting.WriteAsync(db, await classifier.FindAsync(patients, ct), ct);
        }

        return changed;
    }

    private Task<List<Id<Patient>>> NextAsync(Id<Patient>? after, CancellationToken ct)
    {
        var patients = db.Patients.AsNoTracking();
        if (after is { } last)
        {
            patients = patients.Where(patient => patient.Id > last);
        }

        return patients.OrderBy(patient => patient.Id).Select(patient => patient.Id).Take(AtOnce).ToListAsync(ct);
    }
}
