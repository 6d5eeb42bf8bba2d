using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Archives that may be the person on a form: the same id number, or the same name with the same birth date or number.</summary>
public sealed class PatientMatcher(CrmDb db, Vault vault, HospitalProfile hospital, ListTools tools, PatientSight sight, PersonGroups groups) : IRoomPart
{
    private const int Most = 10;

    public async Task<IReadOnlyList<SimilarPatient>> FindSimilarAsync(PatientForm form, CancellationToken ct)
    {
        var name = PersonNames.Fold(form.Name);
        var found = new Dictionary<Id<Patient>, SimilarReason>();
        await AddAsync(found, SimilarReason.IdNumber, ByIdNumber(form), ct);
        await AddAsync(found, SimilarReason.NameAndBirthDate, ByNameAndBirth(name, form), ct);
        await AddAsync(found, SimilarReason.NameAndPhone, ByNameAndPhone(name, form), ct);
        await ForgetAsync(found, new(form.Id ?? Guid.Empty), ct);
        await sight.PrepareAsync(tools);
        var keys = found.Keys.Take(Most).ToList();
        var rows = await PatientList.Rows(db).Where(row => keys.Contains(row.Id)).AsNoTracking().ToListAsync(ct);
        var within = await sight.WithinAsync(keys, ct);
        return [.. rows.OrderBy(row => found[row.Id]).Select(row => within.Contains(row.Id) ? Similar(row, found[row.Id]) : Beyond(row, found[row.Id]))];
    }

    /// <summary>Not the archive itself, not the other records of the person, and nobody of whom it was said that he is somebody else.</summary>
    private async Task ForgetAsync(Dictionary<Id<Patient>, SimilarReason> found, Id<Patient> own, CancellationToken ct)
    {
        if (own.Value == Guid.Empty || found.Count == 0)
        {
            return;
        }

        var person = db.Patients.Where(patient => patient.Id == own).Select(patient => patient.PersonId);
        var known = await db.Patients.Where(patient => person.Contains(patient.PersonId)).Select(patient => patient.Id).ToListAsync(ct);
        foreach (var patient in known.Concat(await groups.DifferentFromAsync(own, ct)))
        {
            found.Remove(patient);
        }
    }

    private IQueryable<Id<Patient>>? ByIdNumber(PatientForm form)
    {
        var number = form.KeepsIdNumber() ? "" : IdNumbers.Normalise(form.IdType, form.IdNumber);
        var index = PatientIndexes.OfIdNumber(vault, number);
        return number.Length == 0 ? null : db.Patients.Where(patient => patient.IdNumberIndex == index && patient.IdType == form.IdType).Select(patient => patient.Id);
    }

    private IQueryable<Id<Patient>>? ByNameAndBirth(string name, PatientForm form)
    {
        if (name.Length == 0 || !BirthDate.TryParse(form.BirthDate, out var birth) || birth.Day is not { } day)
        {
            return null;
        }

        var plain = PersonNames.Simplify(name);
        return
            from suffix in db.NameSuffixes
            where suffix.Suffix == plain
            join patient in db.Patients on suffix.PatientId equals patient.Id
            where patient.Name == name && patient.BirthOn == day && patient.BirthPrecision == DatePrecision.Day
            select patient.Id;
    }

    private IQueryable<Id<Patient>>? ByNameAndPhone(string name, PatientForm form)
    {
        var indexes = form.Numbers.Where(number => !number.KeepsNumber())
            .Select(number => PhoneNumbers.Normalise(number.Number, hospital.Numbering))
            .Where(phone => phone.NamesASubscriber)
            .Select(phone => PatientIndexes.OfNumber(vault, phone))
            .ToList();
        if (name.Length == 0 || indexes.Count == 0)
        {
            return null;
        }

        return
            from number in db.ContactNumbers
            where indexes.Contains(number.NumberIndex)
            join patient in db.Patients on number.PatientId equals patient.Id
            where patient.Name == name
            select patient.Id;
    }

    private static async Task AddAsync(Dictionary<Id<Patient>, SimilarReason> found, SimilarReason reason, IQueryable<Id<Patient>>? query, CancellationToken ct)
    {
        if (query is not null)
        {
            foreach (var id in await query.OrderBy(id => id).Take(Most).ToListAsync(ct))
            {
                found.TryAdd(id, reason);
            }
        }
    }

    /// <summary>Enough to ask for it, nothing to know.</summary>
    private static SimilarPatient Beyond(PatientRow row, SimilarReason reason) =>
        new(null, "", null, "", row.MedicalRecordNo is { Length: > 2 } number ? new string('*', number.Length - 2) + number[^2..] : null, null, reason);

    private SimilarPatient Similar(PatientRow row, SimilarReason reason) =>
        tools.Covers(row.IsRestricted)
            ? new(row.Id, tools.Name(row.Name, isRestricted: true)!, row.Sex, "", row.MedicalRecordNo, null, reason)
            : new(row.Id, tools.Name(row.Name)!, row.Sex, row.Birth.ToString(), row.MedicalRecordNo, Masked(row.Phone), reason);

    private string? Masked(Sealed? phone) => PhoneNumbers.Normalise(vault.Open(ContactNumber.NumberPurpose, phone), hospital.Numbering).Mask();
}
