using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>What is known of children, whichever record of a person and whichever source it stands in; some hundred at a time, in five questions.</summary>
public sealed class ChildBook(CrmDb db) : IRoomPart
{
    /// <summary>For each record that was asked for, of the person as a whole. Those who died, are grown or were born on an unknown day are no children.</summary>
    public async Task<IReadOnlyList<KnownChild>> ReadAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        // One parameter for all keys: the same statement however many they are.
        var asked = patients.ToList();
        var persons = db.Patients.Where(patient => EF.Parameter(asked).Contains(patient.Id)).Select(patient => patient.PersonId);
        var records = await db.Patients.AsNoTracking().Where(patient => persons.Contains(patient.PersonId))
            .Select(patient => new { patient.Id, patient.PersonId, patient.BirthOn, patient.BirthPrecision, patient.Sex, patient.DeceasedOn })
            .ToListAsync(ct);
        var ids = records.ConvertAll(record => record.Id);
        var told = (await db.Vaccinations.AsNoTracking().Where(dose => EF.Parameter(ids).Contains(dose.PatientId)).Select(dose => new { dose.PatientId, Dose = new GivenDose(dose.VaccineCode, dose.DoseNo, dose.GivenOn) }).ToListAsync(ct)).ToLookup(dose => dose.PatientId, dose => dose.Dose);
        var known = (await db.KnownDoses.AsNoTracking().Where(dose => EF.Parameter(ids).Contains(dose.PatientId)).Select(dose => new { dose.PatientId, Dose = new GivenDose(dose.Vaccine, dose.DoseNo, dose.GivenOn) }).ToListAsync(ct)).ToLookup(dose => dose.PatientId, dose => dose.Dose);
        var holds = (await db.VaccineHolds.AsNoTracking().Where(hold => EF.Parameter(ids).Contains(hold.PatientId) && hold.LiftedAt == null).Select(hold => new { hold.PatientId, Held = new HeldDose(hold.Vaccine, hold.Until) }).ToListAsync(ct)).ToLookup(hold => hold.PatientId, hold => hold.Held);
        var children = new List<KnownChild>(records.Count);
        foreach (var person in records.GroupBy(record => record.PersonId))
        {
            var all = person.OrderBy(record => record.Id).ToList();
            var main = all.Find(record => record.BirthOn is not null && record.BirthPrecision == DatePrecision.Day) ?? all[0];
            var isChild = main.BirthOn is not null && main.BirthPrecision == DatePrecision.Day && all.TrueForAll(record => record.DeceasedOn is null);
            var facts = new ChildFacts(main.BirthOn ?? default, main.Sex)
            {
                Given = [.. all.SelectMany(record => told[record.Id].Concat(known[record.Id]))],
                Held = [.. all.SelectMany(record => holds[record.Id])],
            };
            children.AddRange(all.Select(record => new KnownChild(record.Id, record.BirthOn ?? default, record.Sex, isChild && record == main ? facts : null)));
        }

        return children;
    }
}

/// <param name="Facts">Null: nothing is planned for this record, as he is no child, or another record of his stands for him.</param>
public sealed record KnownChild(Id<Patient> Patient, DateOnly BornOn, Sex Sex, ChildFacts? Facts);
