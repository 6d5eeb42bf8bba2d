using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Writes archives: seals, indexes and makes a name findable by any of its parts. The caller saves.</summary>
public sealed partial class PatientBook(CrmDb db, Vault vault, HospitalProfile hospital, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public Patient Register(PatientForm form, Guid? fromCall)
    {
        var person = new Person();
        var patient = new Patient(person, clock.GetUtcNow());
        Fill(patient, form);
        db.AddRange(person, patient);
        db.NameSuffixes.AddRange(NameSuffix.Of(patient.Name).Select(suffix => new NameSuffix(suffix, patient.Id)));
        patient.Announce(fromCall);
        return patient;
    }

    /// <param name="patient">Tracked, with its numbers and contacts.</param>
    public async Task ChangeAsync(Patient patient, PatientForm form, CancellationToken ct)
    {
        var known = patient.Numbers.Select(number => number.NumberIndex).ToList();
        var name = patient.Name;
        Fill(patient, form);
        await FollowNameAsync(patient, name, ct);
        var added = patient.Numbers.Select(number => number.NumberIndex).Where(index => !known.Any(old => old.AsSpan().SequenceEqual(index))).ToList();
        if (added.Count > 0)
        {
            patient.AnnounceNumbers(added);
        }

        // A change of a number or a contact only is a change of the archive: its version must rise.
        db.Entry(patient).Property(changed => changed.Name).IsModified = true;
    }

    /// <summary>After a change of the name: what it is found by follows.</summary>
    public async Task FollowNameAsync(Patient patient, string before, CancellationToken ct)
    {
        if (patient.Name == before)
        {
            return;
        }

        var old = await db.NameSuffixes.Where(suffix => suffix.PatientId == patient.Id).ToListAsync(ct);
        db.NameSuffixes.RemoveRange(old.Where(row => !NameSuffix.Of(patient.Name).Contains(row.Suffix)));
        db.NameSuffixes.AddRange(NameSuffix.Of(patient.Name).Except(old.Select(row => row.Suffix)).Select(suffix => new NameSuffix(suffix, patient.Id)));
    }

    private void Fill(Patient patient, PatientForm form)
    {
        _ = BirthDate.TryParse(form.BirthDate, out var birth);
        patient.Describe(PersonNames.Fold(form.Name), form.Sex, birth);
        patient.Register(Optional(form.MedicalRecordNo), Optional(form.CardNo));
        Identify(patient, form);
        if (Optional(form.Address) != vault.Open(Patient.AddressPurpose, patient.Address))
        {
            patient.Live(vault.SealOptional(Patient.AddressPurpose, Optional(form.Address)));
        }

        FillFacts(patient, form);
        if (Optional(form.Note) != vault.Open(Patient.NotePurpose, patient.Note))
        {
            patient.Remark(vault.SealOptional(Patient.NotePurpose, Optional(form.Note)));
        }

        FillContacts(patient, form);
        FillNumbers(patient, form);
    }

    private void Identify(Patient patient, PatientForm form)
    {
        if (form.KeepsIdNumber() && patient.IdType == form.IdType)
        {
            return;
        }

        var typed = form.KeepsIdNumber() ? vault.Open(Patient.IdNumberPurpose, patient.IdNumber) : form.IdNumber;
        var number = IdNumbers.Normalise(form.IdType, typed);
        if (number.Length == 0)
        {
            patient.Identify(null, null, null, null);
            return;
        }

        patient.Identify(
            form.IdType,
            vault.Seal(Patient.IdNumberPurpose, number),
            PatientIndexes.OfIdNumber(vault, number),
            PatientIndexes.OfIdNumberTail(vault, number));
    }

    private void FillContacts(Patient patient, PatientForm form)
    {
        foreach (var gone in patient.Contacts.Where(contact => !form.Contacts.Any(kept => !kept.IsBlank() && kept.Id == contact.Id.Value)).ToList())
        {
            patient.RemoveContact(gone);
        }

        foreach (var typed in form.Contacts.Where(contact => !contact.IsBlank()))
        {
            var contact = patient.Contacts.FirstOrDefault(known => known.Id.Value == typed.Id);
            if (contact is null)
            {
                contact = patient.AddContact(PersonNames.Fold(typed.Name), typed.Relation);
            }
            else
            {
                contact.Describe(PersonNames.Fold(typed.Name), typed.Relation);
            }

            FillNumbers(patient, contact.Id, [typed.Phone]);
        }
    }

    private void FillNumbers(Patient patient, PatientForm form) => FillNumbers(patient, null, form.Numbers);

    private void FillNumbers(Patient patient, Id<ContactPerson>? contact, IReadOnlyList<ContactNumberForm> typed)
    {
        var filled = typed.Where(number => !string.IsNullOrWhiteSpace(number.Number)).ToList();
        foreach (var gone in patient.Numbers.Where(number => number.ContactPersonId == contact && !filled.Any(kept => kept.Id == number.Id.Value)).ToList())
        {
            patient.RemoveNumber(gone);
        }

        for (var priority = 0; priority < filled.Count; priority++)
        {
            var owner = contact is null ? filled[priority].Owner : NumberOwner.Contact;
            var known = patient.Numbers.FirstOrDefault(number => number.Id.Value == filled[priority].Id);
            var number = known ?? patient.AddNumber(new(patient.Id, owner, contact, priority));
            number.Rank(owner, priority);
            number.Receive(filled[priority].IsRecipient);
            if (known is null || !filled[priority].KeepsNumber())
            {
                Set(number, filled[priority].Number);
            }
        }
    }

    private void Set(ContactNumber number, string typed)
    {
        var phone = PhoneNumbers.Normalise(typed, hospital.Numbering);
        number.Set(phone.Kind, vault.Seal(ContactNumber.NumberPurpose, phone.ToString()), PatientIndexes.OfNumber(vault, phone), PatientIndexes.OfNumberTail(vault, phone));
    }

    private static string? Optional(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : PersonText.Clean(typed);
}
