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

    /// <summary>空号或停机: rung up for nothing; null while it is thought to work.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    /// <summary>When somebody was last spoken with through it.</summary>
    public DateTimeOffset? LastOkAt { get; private set; }

    public DateTimeOffset? LastFailAt { get; private set; }

    /// <summary>短信接收人: messages about the patient go here, those about costs and results too. Somebody said so; it is never guessed.</summary>
    public bool IsRecipient { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public ContactNumber Set(PhoneKind kind, Sealed number, byte[] index, byte[] tail)
    {
        Kind = kind;
        Number = number;
        NumberIndex = index;
        NumberTail = tail;
        return this;
    }

    /// <summary>What several use is nobody's to receive messages at.</summary>
    public void Share(bool isShared)
    {
        Owner = isShared ? NumberOwner.Shared : ContactPersonId is null ? NumberOwner.Self : NumberOwner.Contact;
        IsRecipient &= !isShared;
    }

    public void Receive(bool isRecipient) => IsRecipient = isRecipient && Owner != NumberOwner.Shared;

    public void Die(DateTimeOffset at) => (DeadAt, LastFailAt) = (DeadAt ?? at, at);

    public void Fail(DateTimeOffset at) => LastFailAt = at;

    /// <summary>Whoever answers is proof that the number lives.</summary>
    public void Work(DateTimeOffset at) => (DeadAt, LastOkAt) = (null, at);

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
