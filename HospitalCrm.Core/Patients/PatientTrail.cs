using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>The audit chain's entries about one person, over all records of his.</summary>
public sealed class PatientTrail(CrmDb db) : IRoomPart
{
    public const int Page = 100;

    public async Task<List<AuditEntry>> ReadAsync(Id<Patient> key, IReadOnlyCollection<AuditAct> acts, long? before, CancellationToken ct)
    {
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.IgnoreQueryFilters().Where(patient => person.Contains(patient.PersonId)).Select(patient => patient.Id).ToListAsync(ct);
        var keys = records.Select(id => (Guid?)id.Value).ToList();
        var exports = acts.Contains(AuditAct.Exported) ? await ExportedArchives.EntriesAsync(db, records.ConvertAll(id => id.Value), ct) : [];
        return await db.AuditEntries.AsNoTracking()
            .Where(entry => (keys.Contains(entry.PatientId) || exports.Contains(entry.Seq)) && acts.Contains(entry.Act) && (before == null || entry.Seq < before))
            .OrderByDescending(entry => entry.Seq)
            .Take(Page)
            .ToListAsync(ct);
    }

    /// <summary>Staff numbers and codes of connected systems → names; those who left keep theirs.</summary>
    public async Task<Dictionary<string, string>> NamesAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken ct)
    {
        var numbers = entries.Select(entry => entry.ActorNo).Distinct().ToList();
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, StringComparer.Ordinal, ct);
        if (entries.Any(entry => entry.ActorKind == ActorKind.ConnectedSystem))
        {
            foreach (var system in await db.ConnectedSystems.AsNoTracking().Where(system => numbers.Contains(system.Code)).Select(system => new { system.Code, system.Name }).ToListAsync(ct))
            {
                names.TryAdd(system.Code, system.Name);
            }
        }

        return names;
    }
}
