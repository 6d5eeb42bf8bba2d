using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>Turns a loaded patient into what people see of it.</summary>
public sealed class PatientReading(Vault vault, PatientMasks masks, TimeProvider clock) : IRoomPart
{
    /// <param name="patient">With its numbers and contacts.</param>
    /// <param name="names">Whether the reader sees names in full.</param>
    public PatientRecord Read(Patient patient, bool names)
    {
        var birth = patient.BirthOn is { } first ? BirthDate.Of(first, patient.BirthPrecision) : BirthDate.Unknown;
        return new()
        {
            Id = patient.Id,
            Version = patient.Version,
            Name = names ? patient.Name : NameMask.Cover(patient.Name),
            Sex = patient.Sex,
            Birth = birth,
            Age = birth.AgeOn(patient.DeceasedOn ?? clock.Today()),
            DeceasedOn = patient.DeceasedOn,
            MedicalRecordNo = patient.MedicalRecordNo,
            CardNo = patient.CardNo,
            IdType = patient.IdType,
            IdNumber = masks.IdNumber(patient.IdNumber),
            Address = masks.Address(patient.Address),
            Note = vault.Open(Patient.NotePurpose, patient.Note),
            LastVisitOn = patient.LastVisitOn,
            CreatedAt = patient.CreatedAt,
            Numbers =
            [
                .. patient.Numbers.OrderBy(number => number.ContactPersonId is not null).ThenBy(number => number.Priority)
                    .Select(number => new RecordNumber(number.Id, masks.Phone(number.Number), number.Owner, number.ContactPersonId) { DeadAt = number.DeadAt, LastOkAt = number.LastOkAt, LastFailAt = number.LastFailAt, IsRecipient = number.IsRecipient }),
            ],
            Contacts = [.. patient.Contacts.OrderBy(contact => contact.Order).Select(contact => new RecordContact(contact.Id, names ? contact.Name : NameMask.Cover(contact.Name), contact.Relation))],
            Flags = [.. Flags(patient, birth)],
            Facts = Facts(patient),
        };
    }

    private PatientFacts Facts(Patient patient) => new()
    {
        Kind = patient.Kind,
        SourceCode = patient.SourceCode,
        InsuranceCode = patient.InsuranceCode,
        InsuranceNo = masks.InsuranceNo(patient.InsuranceNo),
        NativePlace = patient.NativePlace,
        EthnicCode = patient.EthnicCode,
        MaritalCode = patient.MaritalCode,
        Email = masks.Email(patient.Email),
        BloodAbo = patient.BloodAbo,
        BloodRh = patient.BloodRh,
        Allergies = vault.Open(Patient.AllergiesPurpose, patient.Allergies),
        PastHistory = vault.Open(Patient.PastHistoryPurpose, patient.PastHistory),
        Habits = vault.Open(Patient.HabitsPurpose, patient.Habits),
        Diet = vault.Open(Patient.DietPurpose, patient.Diet),
        Hobbies = vault.Open(Patient.HobbiesPurpose, patient.Hobbies),
        HealthClass = patient.HealthClass,
        AddressClass = patient.AddressClass,
        ConsumptionClass = patient.ConsumptionClass,
    };

    /// <summary>By whom and why the person's archive is restricted; null when it is not.</summary>
    public RestrictionNote? Restriction(IEnumerable<Patient> records) =>
        records.FirstOrDefault(record => record.RestrictedAs is not null) is { RestrictedAs: { } kind } restricted
            ? new(kind, restricted.RestrictedBy, restricted.RestrictedAt, vault.Open(Patient.RestrictionReasonPurpose, restricted.RestrictionReason))
            : null;

    /// <summary>All that is shown of a restricted archive to those it is not open to: that it exists.</summary>
    public static PatientRecord Closed(Patient patient) => new()
    {
        Id = patient.Id,
        Version = patient.Version,
        Name = NameMask.Cover(patient.Name),
        Sex = patient.Sex,
        Birth = BirthDate.Unknown,
        Age = null,
        DeceasedOn = null,
        MedicalRecordNo = patient.MedicalRecordNo,
        CardNo = null,
        IdType = null,
        IdNumber = null,
        Address = null,
        Note = null,
        LastVisitOn = null,
        CreatedAt = patient.CreatedAt,
        Numbers = [],
        Contacts = [],
        Flags = [],
    };

    private IEnumerable<QualityFlag> Flags(Patient patient, BirthDate birth)
    {
        if (patient.IdType == IdTypes.ResidentIdCard && patient.IdNumber is { } held)
        {
            var readable = IdCardNumber.TryParse(vault.Open(Patient.IdNumberPurpose, held), out var card);
            if (!readable)
            {
                yield return QualityFlag.IdNumberWrong;
            }
            else if (IdCardHints.Conflict(card, patient.Sex, birth))
            {
                yield return QualityFlag.IdNumberConflicts;
            }
        }

        if (patient.Numbers.Count == 0)
        {
            yield return QualityFlag.NoNumber;
        }
    }
}
