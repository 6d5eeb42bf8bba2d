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

    /// <summary>How many persons have this number, beyond those that are listed too.</summary>
    public async Task<int> CountAsync(byte[] numberIndex, CancellationToken ct)
    {
        var callers = await FindAsync(numberIndex, ct);
        return callers.Count < Most
            ? callers.Count
            : await (from number in db.ContactNumbers where number.NumberIndex == numberIndex join patient in db.Patients on number.PatientId equals patient.Id select patient.PersonId).Distinct().CountAsync(ct);
    }

    private async Task<IReadOnlyList<Caller>> SearchAsync(byte[] numberIndex, CancellationToken ct)
    {
        var all = AllWith(numberIndex);
        var records = await all.OrderBy(caller => caller.Owner == NumberOwner.Self ? 0 : caller.Owner == NumberOwner.Contact ? 1 : 2)
            .ThenByDescending(caller => caller.LastVisitOn)
            .ThenBy(caller => caller.PatientId)
            .Take(Most * 2)
            .ToListAsync(ct);
        if (records.Select(caller => caller.PersonId).Distinct().Count() > 1)
        {
            records = await WithLastContactAsync(all, records, numberIndex, ct);
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

    private IQueryable<Caller> AllWith(byte[] numberIndex) =>
        from number in db.ContactNumbers.AsNoTracking()
        where number.NumberIndex == numberIndex
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
            // The person's, whichever record it was told of.
            IsDeceased = db.Patients.Any(record => record.PersonId == patient.PersonId && record.DeceasedOn != null),
            IsRestricted = patient.RestrictedAs != null,
        };

    private async Task<List<Caller>> WithLastContactAsync(IQueryable<Caller> all, List<Caller> records, byte[] numberIndex, CancellationToken ct)
    {
        var spoken = await db.Calls.AsNoTracking()
            .Where(call => call.NumberIndex == numberIndex && call.PatientId != null)
            .GroupBy(call => call.PatientId)
            .Select(calls => new { Patient = calls.Key, At = calls.Max(call => call.StartedAt) })
            .OrderByDescending(last => last.At)
            .Take(Most)
            .ToListAsync(ct);
        if (records.Count == Most * 2)
        {
            // A switchboard: whoever was spoken with last may be beyond those that were read.
            var missing = spoken.Select(last => last.Patient!.Value).Except(records.Select(caller => caller.PatientId)).ToList();
            records = [.. records, .. await all.Where(caller => missing.Contains(caller.PatientId)).ToListAsync(ct)];
        }

        return [.. records.Select(caller => caller with { LastContactAt = spoken.Find(last => last.Patient == caller.PatientId)?.At })];
    }
}
