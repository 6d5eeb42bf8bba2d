using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>
/// The numbers and the contact person of an archive. What the source no longer says goes, what it says now comes, and numbers that were
/// added here stay. Two numbers in one field are two numbers; 无 and the like are none.
/// </summary>
internal sealed class HisContacts(Vault vault, HospitalProfile hospital)
{
    private const string Separators = "/,;，；、|";

    public void Fill(Patient patient, HisItem item)
    {
        if (item.Says("phone", "phone2"))
        {
            Replace(patient, null, NumberOwner.Self, Numbers(item.Before, "phone", "phone2"), Numbers(item.Record, "phone", "phone2"));
        }

        if (item.Says("contact_name", "contact_relation", "contact_phone"))
        {
            FillContact(patient, item);
        }
    }

    /// <summary>A number besides those there are; one that is known already is not repeated.</summary>
    public void Add(Patient patient, Id<ContactPerson>? contact, NumberOwner owner, string? typed)
    {
        foreach (var number in Read(typed))
        {
            Add(patient, contact, owner, number, patient.Numbers.Count(known => known.ContactPersonId == contact));
        }
    }

    private void FillContact(Patient patient, HisItem item)
    {
        var before = PersonNames.Fold(item.Before?.Text("contact_name"));
        var name = PersonNames.Fold(item.Record.Text("contact_name"));
        var known = before.Length > 0 ? patient.Contacts.FirstOrDefault(contact => contact.Name == before) : null;
        var oldNumbers = Numbers(item.Before, "contact_phone");
        if (name.Length == 0)
        {
            if (known is not null)
            {
                patient.RemoveContact(known);
            }

            Replace(patient, null, NumberOwner.Contact, oldNumbers, Numbers(item.Record, "contact_phone"));
            return;
        }

        var relation = Relationships.All.Any(code => code.Code == item.Record.Text("contact_relation")) ? item.Record.Text("contact_relation")! : Relationships.Other;
        known ??= patient.Contacts.FirstOrDefault(contact => contact.Name == name);
        if (known is null)
        {
            known = patient.AddContact(name, relation);
        }
        else
        {
            known.Describe(name, relation);
        }

        Replace(patient, known.Id, NumberOwner.Contact, oldNumbers, Numbers(item.Record, "contact_phone"));
    }

    private void Replace(Patient patient, Id<ContactPerson>? contact, NumberOwner owner, IReadOnlyList<PhoneNumber> before, IReadOnlyList<PhoneNumber> now)
    {
        foreach (var gone in before.Where(old => !now.Contains(old)).Select(old => PatientIndexes.OfNumber(vault, old)))
        {
            if (patient.Numbers.FirstOrDefault(number => number.ContactPersonId == contact && number.NumberIndex.AsSpan().SequenceEqual(gone)) is { } known)
            {
                patient.RemoveNumber(known);
            }
        }

        var place = 0;
        foreach (var number in now.Where(number => !before.Contains(number)))
        {
            // A new number of the source is dialled before those that were there.
            Add(patient, contact, owner, number, place++);
        }
    }

    private void Add(Patient patient, Id<ContactPerson>? contact, NumberOwner owner, PhoneNumber number, int place)
    {
        var index = PatientIndexes.OfNumber(vault, number);
        if (patient.Numbers.Any(known => known.ContactPersonId == contact && known.NumberIndex.AsSpan().SequenceEqual(index)))
        {
            return;
        }

        foreach (var later in patient.Numbers.Where(known => known.ContactPersonId == contact && known.Priority >= place))
        {
            later.Rank(later.Owner, later.Priority + 1);
        }

        patient.AddNumber(new ContactNumber(patient.Id, owner, contact, place).Set(
            number.Kind, vault.Seal(ContactNumber.NumberPurpose, number.ToString()), index, PatientIndexes.OfNumberTail(vault, number)));
    }

    private List<PhoneNumber> Numbers(HisRecord? record, params ReadOnlySpan<string> columns)
    {
        var numbers = new List<PhoneNumber>(2);
        foreach (var column in columns)
        {
            foreach (var number in Read(record?.Text(column)))
            {
                if (!numbers.Contains(number))
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers;
    }

    private List<PhoneNumber> Read(string? typed)
    {
        if (typed is null)
        {
            return [];
        }

        var whole = PhoneNumbers.Normalise(typed, hospital.Numbering);
        IEnumerable<PhoneNumber> read = whole.Kind == PhoneKind.Raw
            ? typed.Split(Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => PhoneNumbers.Normalise(part, hospital.Numbering))
            : [whole];
        return [.. read.Where(number => number.Kind is not (PhoneKind.Unknown or PhoneKind.Withheld) && number.Text.Any(char.IsAsciiDigit))];
    }
}
