using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Who has this number: by exact blind index of the normalised number, never by a suffix or a guess.</summary>
public sealed class CallerMatcher(CrmDb db) : IRoomPart
{
    /// <summary>More archives than this on one number is a switchboard, not a family; the rest is counted, not listed.</summary>
    public const int Most = 20;

    private readonly Dictionary<string, IReadOnlyList<Caller>> _found = [];

    /// <summary>
    /// One row a person, the likeliest first: last spoken with through this number, then the number's owner before relatives before a
    /// shared number, then the most recent visit.
    /// </summary>
    public async Task<IReadOnlyList<Caller>> FindAsync(byte[] numberIndex, CancellationToken ct)
    {
        var key = Convert.ToHexString(numberIndex);
        if (!_found.TryGetValue(key, out var callers))
        {
            _found[key] = callers = await SearchAsync(numberIndex, ct);
        }

        return callers;
    }

    private async Task<IReadOnlyList<Caller>> SearchAsync(byte[] numberIndex, CancellationToken ct)
    {
        var records = await (
            from number in db.ContactNumbers.AsNoTracking()
            where number.NumberIndex == numberIndex
            orderby number.Id
            join patient in db.Patients on number.PatientId equals patient.Id
            join contact in db.ContactPersons on number.ContactPersonId equals contact.Id into contacts
            from contact in contacts.DefaultIfEmpty()
            select new Caller
            {
                PatientId = patient.Id,
                PersonId = patient.PersonId,
                Name = patient.Name,
                Sex = patient.Sex,
                BirthOn = patient.BirthOn,
                BirthPrecision = patient.BirthPrecision,
                MedicalRecordNo = patient.MedicalRecordNo,
                Owner = number.Owner,
                ContactName = contact.Name,
                Relation = contact.Relation,
                LastVisitOn = patient.LastVisitOn,
                IsDeceased = patient.DeceasedOn != null,
            }).Take(Most * 2).ToListAsync(ct);
        if (records.Select(caller => caller.PersonId).Distinct().Count() > 1)
        {
            records = await WithLastContactAsync(records, numberIndex, ct);
        }

        return
        [
            .. records.OrderByDescending(caller => caller.LastContactAt)
                .ThenBy(caller => caller.Owner)
                .ThenByDescending(caller => caller.LastVisitOn)
                .ThenBy(caller => caller.PatientId)
                .DistinctBy(caller => caller.PersonId)
                .Take(Most),
        ];
    }

    private async Task<List<Caller>> WithLastContactAsync(List<Caller> records, byte[] numberIndex, CancellationToken ct)
    {
        var spoken = await db.Calls.AsNoTracking()
            .Where(call => call.NumberIndex == numberIndex && call.PatientId != null)
            .GroupBy(call => call.PatientId)
            .Select(calls => new { Patient = calls.Key, At = calls.Max(call => call.StartedAt) })
            .ToListAsync(ct);
        return [.. records.Select(caller => caller with { LastContactAt = spoken.Find(last => last.Patient == caller.PatientId)?.At })];
    }
}
