namespace HospitalCrm.Core.Patients;

/// <summary>Why an archive is restricted.</summary>
public enum Restriction
{
    /// <summary>A person of public interest, or staff of this hospital.</summary>
    Vip,

    /// <summary>精神心理.</summary>
    Psychiatric,

    Other,
}
