using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients.Names;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// Whom a text may mean, the likeliest first. Every question is the beginning of one index range in the index's own order, so that a
/// single common character costs no more than a rare name; none answers for what is covered to the reader.
/// </summary>
public sealed class PatientFinder(CrmDb db, ListTools tools, PatientNumberFinder numbers, IPatientVisits visits) : IRoomPart
{
    private const int MostDiseases = 12;

    // As the databases order keys; of two sources the newest archives come first.
    private static readonly Comparer<Guid> ByKey = Comparer<Guid>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    /// <param name="typed">Folded, not empty.</param>
    public async Task<IReadOnlyList<(PatientRow Row, FoundPatient Found)>> FindAsync(string typed, Reach reach, int most, CancellationToken ct)
    {
        var found = await KeysAsync(typed, reach, most, ct);
        var keys = found.Select(hit => hit.Id).ToList();
        var rows = keys.Count == 0 ? [] : await PatientList.Rows(db).Where(row => keys.Contains(row.Id)).AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
        return [.. found.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => (rows[hit.Id], hit))];
    }

    private async Task<IReadOnlyList<FoundPatient>> KeysAsync(string typed, Reach reach, int most, CancellationToken ct)
    {
        var found = new FoundPatients(most);
        if (typed.Any(char.IsAsciiDigit))
        {
            await numbers.FindAsync(found, typed, reach, ct);
        }

        if (typed.Any(char.IsLetter) || typed.Any(char.IsSurrogate))
        {
            await FindNamesAsync(found, typed, reach, ct);
            await FindDiseasesAsync(found, typed, reach, ct);
        }

        return found.Hits;
    }

    private async Task FindNamesAsync(FoundPatients found, string typed, Reach reach, CancellationToken ct)
    {
        var name = PersonNames.Simplify(typed);
        if (!tools.SeesNames || !tools.SeesRestricted)
        {
            // Who knows the whole name learns nothing from a covered one.
            await AddAsync(found, Whole(name, reach, tools.SeesNames), HitReason.Name, ct);
        }

        if (!tools.SeesNames)
        {
            return;
        }

        var open = PatientsOpenTo.Reader(tools, reach);
        await AddAsync(
            found,
            from suffix in db.NameSuffixes where suffix.Suffix == name join patient in open on suffix.PatientId equals patient.Id orderby suffix.PatientId descending select patient.Id,
            HitReason.Name,
            ct);
        var (from, to) = NameRange.Of(name);
        await AddAsync(
            found,
            from suffix in db.NameSuffixes
            where suffix.Suffix.CompareTo(@from) >= 0 && suffix.Suffix.CompareTo(to) < 0
            join patient in open on suffix.PatientId equals patient.Id
            orderby suffix.Suffix, suffix.PatientId
            select patient.Id,
            HitReason.Name,
            ct);
        if (Pinyin.Typed(name) is { } letters)
        {
            await FindReadingsAsync(found, letters, open, ct);
        }
    }

    private async Task FindReadingsAsync(FoundPatients found, string letters, IQueryable<Patient> open, CancellationToken ct)
    {
        var (from, to) = NameRange.Of(letters);
        await AddAsync(
            found,
            open.Where(patient => patient.NameInitials!.CompareTo(@from) >= 0 && patient.NameInitials!.CompareTo(to) < 0)
                .OrderBy(patient => patient.NameInitials).ThenByDescending(patient => patient.Id).Select(patient => patient.Id),
            HitReason.Initials,
            ct);
        await AddAsync(
            found,
            open.Where(patient => patient.NamePinyin!.CompareTo(@from) >= 0 && patient.NamePinyin!.CompareTo(to) < 0)
                .OrderBy(patient => patient.NamePinyin).ThenByDescending(patient => patient.Id).Select(patient => patient.Id),
            HitReason.Pinyin,
            ct);
        if (found.IsFull)
        {
            return;
        }

        var others = await (
            from spelling in db.NameSpellings
            where spelling.Spelling.CompareTo(@from) >= 0 && spelling.Spelling.CompareTo(to) < 0
            join patient in open on spelling.PatientId equals patient.Id
            orderby spelling.Spelling, spelling.PatientId
            select new { patient.Id, patient.Name }).Take(found.Enough).ToListAsync(ct);
        foreach (var other in others)
        {
            found.Add(other.Id, NameSpelling.IsInitials(other.Name, letters) ? HitReason.Initials : HitReason.Pinyin);
        }
    }

    private async Task FindDiseasesAsync(FoundPatients found, string typed, Reach reach, CancellationToken ct)
    {
        if (found.IsFull || typed.Length < 2)
        {
            return;
        }

        var open = PatientsOpenTo.Reader(tools, reach);
        foreach (var disease in await visits.DiseasesAsync(db, typed, MostDiseases, ct))
        {
            var newest = new List<Id<Patient>>();
            foreach (var ids in visits.Diagnosed(db, disease))
            {
                newest.AddRange(await (from id in ids join patient in open on id equals patient.Id orderby id descending select id).Take(found.Enough).ToListAsync(ct));
            }

            newest.OrderByDescending(id => id.Value, ByKey).ToList().ForEach(id => found.Add(id, HitReason.Disease, disease));
            if (found.IsFull)
            {
                return;
            }
        }
    }

    private IQueryable<Id<Patient>> Whole(string name, Reach reach, bool closedOnly)
    {
        var length = name.EnumerateRunes().Count();
        var patients = PatientsOpenTo.Within(tools, reach).Where(patient => patient.Name.Length == length);
        return
            from suffix in db.NameSuffixes
            where suffix.Suffix == name
            join patient in closedOnly ? patients.Where(patient => patient.RestrictedAs != null) : patients on suffix.PatientId equals patient.Id
            orderby suffix.PatientId descending
            select patient.Id;
    }

    private static async Task AddAsync(FoundPatients found, IQueryable<Id<Patient>> way, HitReason why, CancellationToken ct)
    {
        if (!found.IsFull)
        {
            (await way.Take(found.Enough).ToListAsync(ct)).ForEach(id => found.Add(id, why));
        }
    }
}
