using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Classes;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters.Classes;

/// <summary>Writes what the rules found, set by set, without raising versions (an open form stays fresh) and without audit entries: nobody decided anything.</summary>
internal static class ClassWriting
{
    /// <returns>How many classes changed.</returns>
    public static async Task<int> WriteAsync(CrmDb db, IReadOnlyList<ClassFinding> findings, CancellationToken ct)
    {
        var changed = 0;
        foreach (var found in findings.GroupBy(found => (found.Dimension, found.Code)))
        {
            changed += await WriteAsync(db, found.Key.Dimension, found.Key.Code, [.. found.Select(one => one.Patient)], ct);
        }

        return changed;
    }

    /// <summary>A choice made since it was read stands.</summary>
    private static async Task<int> WriteAsync(CrmDb db, ClassDimension dimension, string? code, List<Id<Patient>> patients, CancellationToken ct)
    {
        var written = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var rows = db.Patients.Where(patient => patients.Contains(patient.Id));
                written = dimension switch
                {
                    ClassDimension.Health => await rows.Where(patient => patient.HealthClassBy == null).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.HealthClass, code), ct),
                    ClassDimension.Address => await rows.Where(patient => patient.AddressClassBy == null).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.AddressClass, code), ct),
                    _ => await rows.Where(patient => patient.ConsumptionClassBy == null).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.ConsumptionClass, code), ct),
                };
            },
            ct);
        return written;
    }
}
