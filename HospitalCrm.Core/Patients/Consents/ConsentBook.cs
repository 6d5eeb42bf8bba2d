using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>May somebody be rung up or written to, for what? Asked by every room that contacts people; see docs/adr/0037. Never saves.</summary>
public sealed class ConsentBook(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>PIPL, article 31: below it the guardian consents.</summary>
    public const int OwnVoiceAt = 14;

    public async Task<ContactAnswer> MayContactAsync(Id<Patient> patient, ConsentChannel channel, ConsentPurpose purpose, CancellationToken ct) =>
        (await MayContactAsync([patient], channel, purpose, ct))[patient];

    /// <summary>The same for many at once, in three questions; every one asked for is answered.</summary>
    public async Task<IReadOnlyDictionary<Id<Patient>, ContactAnswer>> MayContactAsync(
        IReadOnlyCollection<Id<Patient>> patients, ConsentChannel channel, ConsentPurpose purpose, CancellationToken ct)
    {
        var asked = await db.Patients.AsNoTracking().Where(patient => patients.Contains(patient.Id)).Select(patient => new { patient.Id, patient.PersonId }).ToListAsync(ct);
        var persons = asked.Select(patient => patient.PersonId).Distinct().ToList();
        var standings = (await StandingsAsync(persons, ct)).ToDictionary(standing => standing.Person);
        var last = await LastAsync(persons, channel, purpose, ct);

        // Whoever wants no messages at all wants none with figures in them.
        var service = purpose == ConsentPurpose.ResultValues ? await LastAsync(persons, channel, ConsentPurpose.Service, ct) : [];
        var answers = patients.Distinct().ToDictionary(patient => patient, _ => ContactAnswer.No(ContactReason.NoArchive));
        foreach (var patient in asked)
        {
            answers[patient.Id] = Judge(standings[patient.PersonId], last.GetValueOrDefault(patient.PersonId), purpose, service.GetValueOrDefault(patient.PersonId));
        }

        return answers;
    }

    /// <summary>All consents of a person as they stand, the latest line of each channel and purpose. His records speak with one voice.</summary>
    public async Task<IReadOnlyDictionary<(ConsentChannel Channel, ConsentPurpose Purpose), ConsentEntry>> CurrentAsync(Id<Patient> patient, CancellationToken ct) =>
        (await LedgerAsync(patient, ct)).GroupBy(entry => (entry.Channel, entry.Purpose)).ToDictionary(cell => cell.Key, cell => cell.First());

    /// <summary>The whole ledger of a person, newest first.</summary>
    public Task<List<ConsentEntry>> LedgerAsync(Id<Patient> patient, CancellationToken ct)
    {
        var person = db.Patients.IgnoreQueryFilters().Where(record => record.Id == patient).Select(record => record.PersonId);
        var records = db.Patients.IgnoreQueryFilters().Where(record => person.Contains(record.PersonId)).Select(record => record.Id);
        return db.ConsentEntries.AsNoTracking().Where(entry => records.Contains(entry.PatientId)).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToListAsync(ct);
    }

    /// <summary>Withdraws whatever is not withdrawn yet; the caller saves. Service stays unless it is meant too: aftercare is no advertising.</summary>
    public async Task<int> WithdrawAllAsync(Id<Patient> patient, bool andService, Func<ConsentChannel, ConsentPurpose, ConsentEntry> line, CancellationToken ct)
    {
        var current = await CurrentAsync(patient, ct);
        var open =
            from channel in Enum.GetValues<ConsentChannel>()
            from purpose in Enum.GetValues<ConsentPurpose>()
            where purpose == ConsentPurpose.Service ? andService : true
            let state = current.GetValueOrDefault((channel, purpose))?.State
            where purpose == ConsentPurpose.Service ? state is not (ConsentState.Withdrawn or ConsentState.Refused) : state == ConsentState.Given
            select line(channel, purpose);
        var lines = open.ToList();
        db.ConsentEntries.AddRange(lines);
        return lines.Count;
    }

    internal async Task<PersonStanding> StandingAsync(Id<Patient> patient, CancellationToken ct)
    {
        var person = await db.Patients.AsNoTracking().Where(record => record.Id == patient).Select(record => (Id<Person>?)record.PersonId).FirstOrDefaultAsync(ct);
        return person is { } known ? (await StandingsAsync([known], ct)).Single() : throw new RuleViolation("Patients.Missing");
    }

    /// <param name="service">His last word on messages of service, where figures of results are asked for.</param>
    internal static ContactAnswer Judge(PersonStanding standing, ConsentEntry? last, ConsentPurpose purpose, ConsentEntry? service) => (standing, last) switch
    {
        ({ IsDeceased: true }, _) => ContactAnswer.No(ContactReason.Deceased),
        _ when purpose == ConsentPurpose.ResultValues && service is { State: ConsentState.Withdrawn } => ContactAnswer.No(ContactReason.Withdrawn),
        _ when purpose == ConsentPurpose.ResultValues && service is { State: ConsentState.Refused } => ContactAnswer.No(ContactReason.Refused),
        (_, { State: ConsentState.Withdrawn }) => ContactAnswer.No(ContactReason.Withdrawn),
        (_, { State: ConsentState.Refused }) => ContactAnswer.No(ContactReason.Refused),
        _ when purpose == ConsentPurpose.Service => ContactAnswer.Yes(ContactReason.NeededForTreatment),
        (_, null) => ContactAnswer.No(standing.IsChild ? ContactReason.GuardianNotAsked : ContactReason.NotAsked),
        ({ IsChild: true }, { GuardianName: null }) => ContactAnswer.No(ContactReason.GuardianNotAsked),

        // He was spoken for as a child and speaks for himself now.
        ({ IsChild: false }, { GuardianName: not null }) => ContactAnswer.No(ContactReason.NotAskedHimself),
        _ => ContactAnswer.Yes(ContactReason.Consented),
    };

    private async Task<Dictionary<Id<Person>, ConsentEntry>> LastAsync(List<Id<Person>> persons, ConsentChannel channel, ConsentPurpose purpose, CancellationToken ct)
    {
        var lines =
            from entry in db.ConsentEntries.AsNoTracking()
            join record in db.Patients.IgnoreQueryFilters() on entry.PatientId equals record.Id
            where persons.Contains(record.PersonId) && entry.Channel == channel && entry.Purpose == purpose
            select new { record.PersonId, Entry = entry };
        return (await lines.ToListAsync(ct)).GroupBy(line => line.PersonId)
            .ToDictionary(person => person.Key, person => person.Select(line => line.Entry).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).First());
    }

    private async Task<IReadOnlyList<PersonStanding>> StandingsAsync(List<Id<Person>> persons, CancellationToken ct)
    {
        var today = clock.Today();
        var records = await db.Patients.AsNoTracking().Where(record => persons.Contains(record.PersonId))
            .Select(record => new { record.PersonId, record.DeceasedOn, record.BirthOn, record.BirthPrecision })
            .ToListAsync(ct);
        return
        [
            .. records.GroupBy(record => record.PersonId).Select(person => new PersonStanding(
                person.Key,
                person.Any(record => record.DeceasedOn is not null),
                person.Any(record => record.BirthOn is { } first && IsChild(BirthDate.Of(first, record.BirthPrecision), today)))),
        ];
    }

    /// <summary>A year alone may make somebody a year older than he is: in doubt he is a child.</summary>
    private static bool IsChild(BirthDate birth, DateOnly today) =>
        birth.YearsOn(today) is { } years && (years < OwnVoiceAt || (years == OwnVoiceAt && birth.Precision != DatePrecision.Day));
}

/// <summary>What of a person decides beside his words.</summary>
internal sealed record PersonStanding(Id<Person> Person, bool IsDeceased, bool IsChild);

public sealed record ContactAnswer(bool May, ContactReason Reason)
{
    internal static ContactAnswer Yes(ContactReason reason) => new(true, reason);

    internal static ContactAnswer No(ContactReason reason) => new(false, reason);
}

public enum ContactReason
{
    Consented,
    NeededForTreatment,
    NotAsked,
    Refused,
    Withdrawn,
    Deceased,

    /// <summary>Under 14, and nobody asked the guardian.</summary>
    GuardianNotAsked,

    /// <summary>The guardian consented for a child who is 14 now.</summary>
    NotAskedHimself,
    NoArchive,
}
