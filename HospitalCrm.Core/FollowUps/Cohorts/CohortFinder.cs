using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Names;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>Who the rows of a file are. Asked in portions, whatever the length of the file.</summary>
public sealed class CohortFinder(CrmDb db, PatientSight sight, ConsentBook consents, Vault vault, HospitalProfile hospital, Grants grants, CurrentActor actor) : IRoomPart
{
    private const int Portion = 500;

    /// <summary>By the row's number: the patient, or what is wrong.</summary>
    internal async Task<IReadOnlyDictionary<int, CohortMatch>> FindAsync(IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var found = new Dictionary<int, CohortMatch>();
        foreach (var portion in lines.Chunk(Portion))
        {
            await FindAsync(portion, found, ct);
        }

        return found;
    }

    private async Task FindAsync(ImportLine[] lines, Dictionary<int, CohortMatch> found, CancellationToken ct)
    {
        var candidates = await CandidatesAsync(lines, ct);
        var all = candidates.Values.SelectMany(many => many).DistinctBy(patient => patient.Id).ToList();
        var within = await sight.WithinAsync([.. all.Select(patient => patient.Id)], ct);
        var answers = await consents.MayContactAsync([.. within], ConsentChannel.Phone, ConsentPurpose.Service, ct);
        var opens = await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted);
        foreach (var line in lines)
        {
            // Out of reach is told as not there.
            var mine = candidates[line.Row].FindAll(patient => within.Contains(patient.Id));
            found[line.Row] = Judge(line, mine, opens, patient => answers.TryGetValue(patient, out var answer) && answer.May);
        }
    }

    private static CohortMatch Judge(ImportLine line, List<Candidate> mine, bool opens, Func<Id<Patient>, bool> mayCall)
    {
        var key = KeyColumn(line);
        if (key is null)
        {
            return new(null, new("Name", "FollowUps.CohortNoKey", []));
        }

        if (mine.Count == 0)
        {
            return new(null, new(key, "FollowUps.CohortUnknown", []));
        }

        if (mine.Select(patient => patient.Person).Distinct().Count() is > 1 and var persons)
        {
            return new(null, new(key, "FollowUps.CohortAmbiguous", [persons]));
        }

        // Of several records of one person the oldest, every time.
        var one = mine.MinBy(patient => patient.Id.Value)!;
        var name = Plain(line["Name"]);
        if (name.Length > 0 && !mine.Exists(patient => Plain(patient.Name) == name))
        {
            return new(null, new("Name", "FollowUps.CohortNameDiffers", []));
        }

        if (mine.Exists(patient => patient.IsDeceased))
        {
            return new(null, new(key, "FollowUps.Deceased", []));
        }

        return mine.Exists(patient => patient.IsRestricted) && !opens ? new(null, new(key, "FollowUps.CohortClosed", []))
            : !mayCall(one.Id) ? new(null, new(key, "FollowUps.CohortNoCalls", []))
            : new(one, null);
    }

    private static string? KeyColumn(ImportLine line) =>
        line["MedicalRecordNo"].Trim().Length > 0 ? "MedicalRecordNo"
        : line["IdNumber"].Trim().Length > 0 ? "IdNumber"
        : line["Name"].Trim().Length > 0 && line["Phone"].Trim().Length > 0 ? "Phone"
        : null;

    private async Task<Dictionary<int, List<Candidate>>> CandidatesAsync(ImportLine[] lines, CancellationToken ct)
    {
        var numbers = lines.Where(line => KeyColumn(line) == "MedicalRecordNo").ToDictionary(line => line.Row, line => (string?)line["MedicalRecordNo"].Trim());
        var ids = lines.Where(line => KeyColumn(line) == "IdNumber").ToDictionary(line => line.Row, line => PatientIndexes.OfIdNumber(vault, IdNumbers.Normalise(IdTypes.ResidentIdCard, line["IdNumber"])));
        var phones = lines.Where(line => KeyColumn(line) == "Phone").Select(line => (line.Row, Number: PhoneNumbers.Normalise(line["Phone"].Trim(), hospital.Numbering))).Where(phone => phone.Number.NamesASubscriber)
            .ToDictionary(phone => phone.Row, phone => PatientIndexes.OfNumber(vault, phone.Number));
        var asked = (Numbers: numbers.Values.Distinct().ToList(), Ids: ids.Values.ToList(), Phones: phones.Values.ToList());
        List<Candidate> numbered = asked.Numbers.Count == 0 ? [] : await Of(db.Patients.Where(patient => asked.Numbers.Contains(patient.MedicalRecordNo))).ToListAsync(ct);
        List<Candidate> carded = asked.Ids.Count == 0 ? [] : await Of(db.Patients.Where(patient => asked.Ids.Contains(patient.IdNumberIndex!))).ToListAsync(ct);
        var rung = await db.ContactNumbers.AsNoTracking().Where(number => asked.Phones.Contains(number.NumberIndex)).Select(number => new { number.PatientId, number.NumberIndex }).ToListAsync(ct);
        var owners = rung.Select(number => number.PatientId).Distinct().ToList();
        var known = (owners.Count == 0 ? [] : await Of(db.Patients.Where(patient => owners.Contains(patient.Id))).ToListAsync(ct)).ToDictionary(patient => patient.Id);
        var byNumber = numbered.ToLookup(patient => patient.RecordNo ?? "", StringComparer.Ordinal);
        var byId = carded.ToLookup(patient => Convert.ToHexString(patient.IdIndex ?? []), StringComparer.Ordinal);
        var byPhone = rung.ToLookup(number => Convert.ToHexString(number.NumberIndex), number => number.PatientId, StringComparer.Ordinal);
        var found = new Dictionary<int, List<Candidate>>();
        foreach (var line in lines)
        {
            found[line.Row] = numbers.TryGetValue(line.Row, out var number) ? [.. byNumber[number!]]
                : ids.TryGetValue(line.Row, out var id) ? [.. byId[Convert.ToHexString(id)]]

                // A number is shared by a family: the name says which of them.
                : phones.TryGetValue(line.Row, out var phone) ? [.. byPhone[Convert.ToHexString(phone)].Distinct().Where(known.ContainsKey).Select(owner => known[owner]).Where(patient => Plain(patient.Name) == Plain(line["Name"]))]
                : [];
        }

        return found;
    }

    private static IQueryable<Candidate> Of(IQueryable<Patient> patients) => patients.AsNoTracking().Select(patient => new Candidate
    {
        Id = patient.Id,
        Person = patient.PersonId,
        Name = patient.Name,
        RecordNo = patient.MedicalRecordNo,
        IdIndex = patient.IdNumberIndex,
        IsDeceased = patient.DeceasedOn != null,
        IsRestricted = patient.RestrictedAs != null,
    });

    private static string Plain(string name) => PersonNames.Simplify(PersonNames.Fold(name));
}

/// <param name="Problem">Why nobody is asked.</param>
internal sealed record CohortMatch(Candidate? Patient, FieldProblem? Problem);

internal sealed record Candidate
{
    public required Id<Patient> Id { get; init; }

    public required Id<Person> Person { get; init; }

    public required string Name { get; init; }

    public required string? RecordNo { get; init; }

    public required byte[]? IdIndex { get; init; }

    public required bool IsDeceased { get; init; }

    public required bool IsRestricted { get; init; }
}
