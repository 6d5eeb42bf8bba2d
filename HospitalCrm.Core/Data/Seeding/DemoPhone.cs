using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A number of a patient, already normalised; the first of a patient's is the one to ring first.</summary>
public sealed record DemoPhone(string Number, PhoneKind Kind, DemoPhoneOwner Owner);

public enum DemoPhoneOwner
{
    Self,

    /// <summary>Somebody else's: the mother of a child, the son of an old man.</summary>
    Contact,

    /// <summary>The telephone of the household.</summary>
    Shared,
}
