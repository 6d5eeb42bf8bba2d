using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>The records of one person that an archive is put together from, and the names behind its codes.</summary>
public sealed class ArchiveRecords(CrmDb db, PatientSight sight) : IRoomPart
{
    /// <summary>All live records of the person, after asking whether the reader may see them.</summary>
    /// <exception cref="RuleViolation">Not within the reader's scope, or restricted and not opened.</exception>
    public async Task<IReadOnlyList<Id<Patient>?>> DemandAsync(Id<Patient> key, CancellationToken ct)
    {
        await sight.DemandAsync(key, ct);
        return await OfAsync(key, ct);
    }

    /// <summary>The same without asking: for what has been asked already. Nullable, as contacts name a patient or nobody.</summary>
    public async Task<IReadOnlyList<Id<Patient>?>> OfAsync(Id<Patient> key, CancellationToken ct)
    {
        // Ignoring the filter for the key ignores it for the whole query, so the other records must say that they are alive.
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        return await db.Patients.Where(patient => person.Contains(patient.PersonId) && patient.DeletedAt == null).Select(patient => (Id<Patient>?)patient.Id).ToListAsync(ct);
    }

    /// <summary>Staff numbers → names; those who left keep theirs.</summary>
    public Task<Dictionary<string, string>> StaffAsync(IEnumerable<string?> numbers, CancellationToken ct)
    {
        var asked = numbers.OfType<string>().Distinct().ToList();
        return asked.Count == 0
            ? Task.FromResult(new Dictionary<string, string>())
            : db.Staff.IgnoreQueryFilters().Where(staff => asked.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
    }

    /// <summary>Department codes → names.</summary>
    public Task<Dictionary<string, string>> DepartmentsAsync(IEnumerable<string?> codes, CancellationToken ct)
    {
        var asked = codes.OfType<string>().Distinct().ToList();
        return asked.Count == 0
            ? Task.FromResult(new Dictionary<string, string>())
            : db.Departments.Where(department => asked.Contains(department.Code)).ToDictionaryAsync(department => department.Code, department => department.Name, ct);
    }
}
