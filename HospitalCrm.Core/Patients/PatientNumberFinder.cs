using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// Whom a number may mean: a telephone or its last digits, an id number or its last characters, 病案号, 就诊卡号; with a part of the name
/// beside it (王芳 8000) those among them. The last four lead to a hundred sealed numbers of a million; longer endings open these.
/// </summary>
public sealed class PatientNumberFinder(CrmDb db, ListTools tools) : IRoomPart
{
    private const int Tail = 4;
    private const int LongestEnding = 17;
    private const int LongestPhone = 12;
    private const int MostCandidates = 2_000;

    internal async Task FindAsync(FoundPatients found, string typed, Reach reach, CancellationToken ct)
    {
        var (number, name) = Split(typed);
        var records = name is null ? await ByRecordNoAsync(number, reach, ct) : [];
        var phones = await ByPhoneAsync(number, name, reach, ct);
        var ids = await ByIdNumberAsync(number, name, reach, ct);

        // Four digits may end a hundred telephones and fifty id numbers: each kind gets its share of the few places.
        var share = found.Enough / 2 / 3;
        Add(found, records.Take(share));
        Add(found, phones.Take(ids.Count == 0 ? phones.Count : share + Math.Max(0, share - ids.Count) + 1));
        Add(found, ids);
        Add(found, phones.Concat(records));
    }

    private static void Add(FoundPatients found, IEnumerable<(Id<Patient> Id, HitReason Why)> hits)
    {
        foreach (var (id, why) in hits)
        {
            found.Add(id, why);
        }
    }

    /// <summary>A name and a number with a blank between them.</summary>
    private static (string Number, string? Name) Split(string typed)
    {
        var parts = typed.Split(' ');
        var numbers = parts.Where(part => part.Any(char.IsAsciiDigit)).ToList();
        var names = parts.Where(part => !part.Any(char.IsAsciiDigit) && part.Any(letter => letter > 'z' || char.IsAsciiLetter(letter))).ToList();
        return names.Count > 0 && numbers.Count == 1 ? (numbers[0], string.Join(' ', names)) : (typed, null);
    }

    private async Task<List<(Id<Patient> Id, HitReason Why)>> ByRecordNoAsync(string typed, Reach reach, CancellationToken ct)
    {
        var hits = new List<(Id<Patient>, HitReason)>();
        var open = PatientsOpenTo.Reader(tools, reach);
        var within = PatientsOpenTo.Within(tools, reach);
        foreach (var number in new[] { typed, typed.ToUpperInvariant() }.Distinct())
        {
            // In the order of the numbers: the very one stands before those that only begin so.
            var (from, to) = NameRange.Of(number);
            var begun = number.Length < Tail
                ? within.Where(patient => patient.MedicalRecordNo == number)
                : within.Where(patient => patient.MedicalRecordNo!.CompareTo(from) >= 0 && patient.MedicalRecordNo!.CompareTo(to) < 0);
            var records = begun.OrderBy(patient => patient.MedicalRecordNo).ThenBy(patient => patient.Id).Select(patient => patient.Id);
            hits.AddRange((await records.Take(SearchPatients.Most).ToListAsync(ct)).Select(id => (id, HitReason.RecordNo)));
            hits.AddRange((await open.Where(patient => patient.CardNo == number).Select(patient => patient.Id).ToListAsync(ct)).Take(SearchPatients.Most).Select(id => (id, HitReason.CardNo)));
        }

        return hits;
    }

    private async Task<List<(Id<Patient> Id, HitReason Why)>> ByPhoneAsync(string typed, string? name, Reach reach, CancellationToken ct)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length < Tail || typed.Any(letter => !char.IsAsciiDigit(letter) && letter is not (' ' or '-' or '+' or '(' or ')')))
        {
            return [];
        }

        var open = PatientsOpenTo.Reader(tools, reach);
        var phone = PhoneNumbers.Normalise(typed, tools.Numbering);
        var hits = new List<Known>();
        if (phone.NamesASubscriber && digits.Length > Tail)
        {
            var index = PatientIndexes.OfNumber(tools.Vault, phone);
            hits = await Owners(db.ContactNumbers.Where(number => number.NumberIndex == index), open).Take(Enough(name)).ToListAsync(ct);
        }

        if (hits.Count == 0 && digits.Length <= LongestPhone)
        {
            var tail = PatientIndexes.OfNumberTail(tools.Vault, digits[^Tail..]);
            var ending = db.ContactNumbers.Where(number => number.NumberTail == tail);
            hits = digits.Length == Tail ? await Owners(ending, open).Take(Enough(name)).ToListAsync(ct) : await OwnersOfAsync(ending, digits, open, ct);
        }

        return Named(hits, name, HitReason.Phone);
    }

    private static int Enough(string? name) => name is null ? 2 * SearchPatients.Most : MostCandidates;

    private static IQueryable<Known> Owners(IQueryable<ContactNumber> numbers, IQueryable<Patient> open) =>
        from number in numbers
        join patient in open on number.PatientId equals patient.Id
        orderby number.PatientId descending
        select new Known(patient.Id, patient.Name);

    /// <summary>Of those with the same last four the ones whose number, once opened, ends so.</summary>
    private async Task<List<Known>> OwnersOfAsync(IQueryable<ContactNumber> sameTail, string digits, IQueryable<Patient> open, CancellationToken ct)
    {
        var held = await sameTail.OrderByDescending(number => number.PatientId).Select(number => new { number.PatientId, number.Number }).Take(MostCandidates).ToListAsync(ct);
        var owners = held.Where(number => Text(number.Number).EndsWith(digits, StringComparison.Ordinal)).Select(number => number.PatientId).Distinct().ToList();
        return owners.Count == 0
            ? []
            : await open.Where(patient => owners.Contains(patient.Id)).OrderByDescending(patient => patient.Id).Select(patient => new Known(patient.Id, patient.Name)).ToListAsync(ct);
    }

    private async Task<List<(Id<Patient> Id, HitReason Why)>> ByIdNumberAsync(string typed, string? name, Reach reach, CancellationToken ct)
    {
        var number = IdNumbers.Normalise(IdTypes.ResidentIdCard, typed);
        if (number.Length < Tail || !number.All(char.IsAsciiLetterOrDigit))
        {
            return [];
        }

        var open = PatientsOpenTo.Reader(tools, reach);
        var index = PatientIndexes.OfIdNumber(tools.Vault, number);

        // The whole number: as many as bear it, and no order of the database to wait for.
        var hits = await open.Where(patient => patient.IdNumberIndex == index).Select(patient => new Known(patient.Id, patient.Name)).ToListAsync(ct);
        if (hits.Count == 0 && number.Length <= LongestEnding)
        {
            var tail = tools.BlindIndex(Patient.IdNumberTailPurpose, number[^Tail..]);
            var ending = open.Where(patient => patient.IdNumberTail == tail).OrderByDescending(patient => patient.Id);
            hits = number.Length == Tail
                ? await ending.Select(patient => new Known(patient.Id, patient.Name)).Take(Enough(name)).ToListAsync(ct)
                : [.. (await ending.Select(patient => new { patient.Id, patient.Name, patient.IdNumber }).Take(MostCandidates).ToListAsync(ct))
                    .Where(one => tools.Vault.Open(Patient.IdNumberPurpose, one.IdNumber)?.EndsWith(number, StringComparison.OrdinalIgnoreCase) == true)
                    .Select(one => new Known(one.Id, one.Name))];
        }

        return Named(hits, name, HitReason.IdNumber);
    }

    private string Text(Sealed number) => PhoneNumbers.Normalise(tools.Vault.Open(ContactNumber.NumberPurpose, number), tools.Numbering).Text;

    private List<(Id<Patient> Id, HitReason Why)> Named(List<Known> hits, string? name, HitReason why) =>
        [.. hits.Where(hit => name is null || Fits(hit.Name, name)).Select(hit => (hit.Id, why)).Distinct()];

    private bool Fits(string known, string name)
    {
        var (plain, typed) = (PersonNames.Simplify(known), PersonNames.Simplify(name));
        if (!tools.SeesNames)
        {
            return plain == typed;
        }

        return plain.Contains(typed, StringComparison.Ordinal) || (Names.Pinyin.Typed(typed) is { } letters && Spelled(known).Any(spelling => spelling.StartsWith(letters, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Spelled(string name)
    {
        var (pinyin, initials) = NameSpelling.Main(name);
        return NameSpelling.OthersOf(name).Append(pinyin).Append(initials);
    }

    private sealed record Known(Id<Patient> Id, string Name);
}
