using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>患者/客户: one source record and the target of every foreign key. Records of the same human being share a <see cref="Person"/>.</summary>
public sealed partial class Patient : Entity<Patient>, IAudited, ISoftDeleted
{
    public const string IdNumberPurpose = "Patient.IdNumber";
    public const string IdNumberIndexPurpose = "Patient.IdNumberIndex";
    public const string IdNumberTailPurpose = "Patient.IdNumberTail";
    public const string AddressPurpose = "Patient.Address";
    public const string NotePurpose = "Patient.Note";
    public const string RestrictionReasonPurpose = "Patient.RestrictionReason";

    private readonly List<ContactNumber> _numbers = [];
    private readonly List<ContactPerson> _contacts = [];

    private Patient()
    {
    }

    public Patient(Person person, DateTimeOffset at)
    {
        PersonId = person.Id;
        CreatedAt = at;
    }

    public Id<Person> PersonId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>病案号.</summary>
    public string? MedicalRecordNo { get; private set; }

    /// <summary>就诊卡号.</summary>
    public string? CardNo { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>How the name is typed in full: small letters, no blanks. Null in an archive of an older version that was not read yet.</summary>
    public string? NamePinyin { get; private set; }

    public string? NameInitials { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>As far as <see cref="BirthPrecision"/> says; the rest is filled with 1.</summary>
    public DateOnly? BirthOn { get; private set; }

    public DatePrecision BirthPrecision { get; private set; }

    /// <summary>CV02.01.101; 01 is the resident identity card.</summary>
    public string? IdType { get; private set; }

    public Sealed? IdNumber { get; private set; }

    public byte[]? IdNumberIndex { get; private set; }

    /// <summary>Blind index of the last four characters.</summary>
    public byte[]? IdNumberTail { get; private set; }

    public Sealed? Address { get; private set; }

    public Sealed? Note { get; private set; }

    /// <summary>The most recent visit, kept by Encounters so that a list or a pop needs no join.</summary>
    public DateOnly? LastVisitOn { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>受限档案: only those with the right see more than that it exists. Set on every record of the person alike.</summary>
    public Restriction? RestrictedAs { get; private set; }

    public string? RestrictedBy { get; private set; }

    public DateTimeOffset? RestrictedAt { get; private set; }

    public Sealed? RestrictionReason { get; private set; }

    public IReadOnlyList<ContactNumber> Numbers => _numbers;

    public IReadOnlyList<ContactPerson> Contacts => _contacts;

    Guid? IAudited.AuditPatient => Id.Value;

    public void Describe(string name, Sex sex, BirthDate birth)
    {
        if (Name != name)
        {
            var isNew = Name.Length == 0;
            Name = name;
            (NamePinyin, NameInitials) = NameSpelling.Main(name);
            Raise(new PatientNamed(Id, name, isNew));
        }

        Sex = sex;
        BirthOn = birth.Precision == DatePrecision.Unknown ? null : birth.First;
        BirthPrecision = birth.Precision;
    }

    public void Identify(string? idType, Sealed? idNumber, byte[]? index, byte[]? tail)
    {
        IdType = idType;
        IdNumber = idNumber;
        IdNumberIndex = index;
        IdNumberTail = tail;
    }

    public void Register(string? medicalRecordNo, string? cardNo)
    {
        MedicalRecordNo = medicalRecordNo;
        CardNo = cardNo;
    }

    public void Live(Sealed? address) => Address = address;

    public void Remark(Sealed? note) => Note = note;

    public void Restrict(Restriction kind, string by, DateTimeOffset at, Sealed reason) =>
        (RestrictedAs, RestrictedBy, RestrictedAt, RestrictionReason) = (kind, by, at, reason);

    public void Unrestrict() => (RestrictedAs, RestrictedBy, RestrictedAt, RestrictionReason) = (null, null, null, null);

    public ContactPerson AddContact(string name, string relation)
    {
        var contact = new ContactPerson(Id, name, relation, _contacts.Count);
        _contacts.Add(contact);
        return contact;
    }

    public void RemoveContact(ContactPerson contact)
    {
        _numbers.RemoveAll(number => number.ContactPersonId == contact.Id);
        _contacts.Remove(contact);
    }

    public ContactNumber AddNumber(ContactNumber number)
    {
        _numbers.Add(number);
        return number;
    }

    public void RemoveNumber(ContactNumber number) => _numbers.Remove(number);

    public void NoteVisit(DateOnly on) => LastVisitOn = LastVisitOn is { } last && last >= on ? last : on;

    /// <summary>The archive is complete as its maker knew it: others may react to it.</summary>
    public void Announce(Guid? fromCall) => Raise(new PatientRegistered(Id, [.. _numbers.Select(number => number.NumberIndex)], fromCall));

    public void AnnounceNumbers(IReadOnlyList<byte[]> added) => Raise(new PatientNumbersAdded(Id, added));

    public void Delete(DateTimeOffset at) => DeletedAt ??= at;

    /// <summary>What may be deleted of him is: see <see cref="PatientErased"/>.</summary>
    internal void AnnounceErased() => Raise(new PatientErased(Id));

    /// <summary>The source took its withdrawal back.</summary>
    public void Restore() => DeletedAt = null;
}

/// <summary>GB/T 2261.1.</summary>
public enum Sex
{
    Unknown,
    Male,
    Female,
    Unspecified,
}
