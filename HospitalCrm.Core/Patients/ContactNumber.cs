using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Patients;

/// <summary>联系电话 of a patient, or of a contact person of his. Compared only normalised, found only by blind index.</summary>
public sealed class ContactNumber : Entity<ContactNumber>, IAudited
{
    public const string NumberPurpose = "ContactNumber.Number";
    public const string IndexPurpose = "ContactNumber.Index";
    public const string TailPurpose = "ContactNumber.Tail";

    private ContactNumber()
    {
    }

    public ContactNumber(Id<Patient> patientId, NumberOwner owner, Id<ContactPerson>? contactPersonId, int priority)
    {
        PatientId = patientId;
        Owner = owner;
        ContactPersonId = contactPersonId;
        Priority = priority;
    }

    public Id<Patient> PatientId { get; private set; }

    public Id<ContactPerson>? ContactPersonId { get; private set; }

    public NumberOwner Owner { get; private set; }

    /// <summary>0 is dialled first.</summary>
    public int Priority { get; private set; }

    public PhoneKind Kind { get; private set; }

    public Sealed Number { get; private set; }

    public byte[] NumberIndex { get; private set; } = [];

    /// <summary>Blind index of the last four digits.</summary>
    public byte[] NumberTail { get; private set; } = [];

    Guid? IAudited.AuditPatient => PatientId.Value;

    public ContactNumber Set(PhoneKind kind, Sealed number, byte[] index, byte[] tail)
    {
        Kind = kind;
        Number = number;
        NumberIndex = index;
        NumberTail = tail;
        return this;
    }

    public void Rank(NumberOwner owner, int priority)
    {
        Owner = owner;
        Priority = priority;
    }
}

/// <summary>Whose number it is.</summary>
public enum NumberOwner
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>A contact person's.</summary>
    Contact,

    /// <summary>Used by several (a household, a workplace): nothing confidential is told or sent to it.</summary>
    Shared,
}
