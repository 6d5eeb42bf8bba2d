using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Makes the archive of an invented patient: the same entities a form would make, sealed and indexed the same way.</summary>
internal sealed class DemoArchives(Vault vault, NumberingPlan numbering, DemoIds ids, DemoFacts facts, DemoPopulation population)
{
    public void Add(LoadBatch batch, DemoPatient drawn)
    {
        var person = new Person { Id = ids.Of<Person>(DemoKind.Person, drawn.Index) };
        var patient = new Patient(person, RegisteredAt(drawn)) { Id = ids.Of<Patient>(DemoKind.Patient, drawn.Index) };
        patient.Describe(PersonNames.Fold(drawn.Name), drawn.SexCode == '1' ? Sex.Male : Sex.Female, drawn.BirthDate);
        patient.Register(drawn.MedicalRecordNo, drawn.CardNo);
        patient.Live(vault.SealOptional(Patient.AddressPurpose, drawn.Address));
        patient.Remark(vault.SealOptional(Patient.NotePurpose, drawn.Note));
        Identify(patient, drawn);
        DemoPatientFacts.Fill(vault, patient, drawn, DateOnly.FromDateTime(population.AsOf.Date));
        batch.Add(person);
        var hasFacts = drawn.Index % population.FactsEvery == 0;
        AddEncounters(batch, patient, drawn, hasFacts);
        batch.Add(patient);
        if (hasFacts)
        {
            facts.Add(batch, patient, drawn, population.AsOf);
        }

        AddNumbers(batch, patient, drawn);
        foreach (var spelling in NameSpelling.OthersOf(patient))
        {
            batch.Add(spelling);
        }

        batch.Suffixes.AddRange(NameSuffix.Of(patient.Name).Select(suffix => (suffix, drawn.Index)));
        batch.Patients++;
    }

    /// <summary>In the order of the record numbers, but never after the first visit or before the birth.</summary>
    private static DateTimeOffset RegisteredAt(DemoPatient drawn)
    {
        var inOrder = DemoIds.RegisteredAt(drawn.Index);
        var byVisit = drawn.Encounters.Count > 0 && drawn.Encounters[0].StartedAt < inOrder ? drawn.Encounters[0].StartedAt : inOrder;
        return drawn.BirthDate is { Precision: not DatePrecision.Unknown, First: var born } && HospitalZone.StartOf(born) > byVisit ? HospitalZone.StartOf(born) : byVisit;
    }

    private void Identify(Patient patient, DemoPatient drawn)
    {
        var number = IdNumbers.Normalise(drawn.IdType, drawn.IdNumber);
        if (number.Length > 0)
        {
            patient.Identify(
                drawn.IdType,
                vault.Seal(Patient.IdNumberPurpose, number),
                PatientIndexes.OfIdNumber(vault, number),
                PatientIndexes.OfIdNumberTail(vault, number));
        }
    }

    private void AddEncounters(LoadBatch batch, Patient patient, DemoPatient drawn, bool hasFacts)
    {
        for (var i = 0; i < drawn.Encounters.Count; i++)
        {
            var visit = drawn.Encounters[i];
            var encounter = new Encounter(patient, Kind(visit), visit.DepartmentCode, DateOnly.FromDateTime(visit.StartedAt.Date))
            {
                Id = ids.Of<Encounter>(DemoKind.Encounter, drawn.Index, i),
            };
            encounter.Diagnose(visit.DiagnosisCode, visit.Diagnosis);
            if (visit.EndedAt is { } ended)
            {
                encounter.Discharge(DateOnly.FromDateTime(ended.Date));
            }

            if (hasFacts)
            {
                Complete(encounter, visit, i);
            }

            batch.Add(encounter);
        }
    }

    /// <summary>As a hospital system would have told it.</summary>
    private void Complete(Encounter encounter, DemoEncounter visit, int times)
    {
        encounter.ComeFrom(DemoFacts.Source, visit.VisitNo, DemoFacts.KeyOf(visit));
        if (visit.KindCode != DemoEncounter.Inpatient)
        {
            encounter.Last(visit.StartedAt, visit.EndedAt, visit.EndedAt is null ? null : visit.StartedAt.AddMinutes(8));
            return;
        }

        encounter.Last(visit.StartedAt, visit.EndedAt);
        encounter.Lie("ZY" + visit.VisitNo[1..], times + 1, $"{visit.VisitNo[^1]}{visit.VisitNo[^2]}床");
        if (visit.EndedAt is not null)
        {
            encounter.Leave("2", "1");
            encounter.Summarise(
                vault.Seal(Encounter.SummaryPurpose, $"因“{visit.Diagnosis}”入院，经治疗病情好转出院。"),
                vault.Seal(Encounter.AdvicePurpose, "按时服药，注意休息，两周后门诊复查。"));
            encounter.Return(DateOnly.FromDateTime(visit.EndedAt.Value.Date.AddDays(14)), null);
        }
    }

    private static EncounterKind Kind(DemoEncounter visit) => visit.KindCode switch
    {
        DemoEncounter.Outpatient => EncounterKind.Outpatient,
        DemoEncounter.Emergency => EncounterKind.Emergency,
        _ => EncounterKind.Inpatient,
    };

    /// <summary>A number that is a contact person's stands once, with that person.</summary>
    private void AddNumbers(LoadBatch batch, Patient patient, DemoPatient drawn)
    {
        var count = 0;
        foreach (var (phone, priority) in drawn.Phones.Where(phone => !IsContacts(drawn, phone)).Select((phone, priority) => (phone, priority)))
        {
            AddNumber(batch, patient, drawn.Index, count++, phone.Number, Owner(phone), null, priority);
        }

        for (var i = 0; i < drawn.Contacts.Count; i++)
        {
            var known = drawn.Contacts[i];
            var contact = new ContactPerson(patient.Id, PersonNames.Fold(known.Name), known.RelationCode, i)
            {
                Id = ids.Of<ContactPerson>(DemoKind.ContactPerson, drawn.Index, i),
            };
            batch.Add(contact);
            if (known.Phone is { } phone)
            {
                AddNumber(batch, patient, drawn.Index, count++, phone, NumberOwner.Contact, contact.Id, 0);
            }
        }
    }

    private void AddNumber(LoadBatch batch, Patient patient, int index, int which, string typed, NumberOwner owner, Id<ContactPerson>? contact, int priority)
    {
        var phone = PhoneNumbers.Normalise(typed, numbering);
        var number = new ContactNumber(patient.Id, owner, contact, priority) { Id = ids.Of<ContactNumber>(DemoKind.ContactNumber, index, which) };
        number.Set(
            phone.Kind,
            vault.Seal(ContactNumber.NumberPurpose, phone.ToString()),
            PatientIndexes.OfNumber(vault, phone),
            PatientIndexes.OfNumberTail(vault, phone));
        batch.Add(number);
        batch.Numbers.Add((NumberOwners.Key(number.NumberIndex), index));
    }

    private static bool IsContacts(DemoPatient drawn, DemoPhone phone) =>
        phone.Owner == DemoPhoneOwner.Contact && drawn.Contacts.Any(contact => contact.Phone == phone.Number);

    private static NumberOwner Owner(DemoPhone phone) => phone.Owner switch
    {
        DemoPhoneOwner.Self => NumberOwner.Self,
        DemoPhoneOwner.Contact => NumberOwner.Contact,
        _ => NumberOwner.Shared,
    };
}
