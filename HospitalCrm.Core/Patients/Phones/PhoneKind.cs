namespace HospitalCrm.Core.Patients.Phones;

/// <summary>What a number is, as far as its digits tell.</summary>
public enum PhoneKind
{
    /// <summary>The network delivered none (out of area, all zeros, nothing at all).</summary>
    Unknown,

    /// <summary>The caller hides it.</summary>
    Withheld,

    Mobile,
    Landline,

    /// <summary>400 and 800 numbers.</summary>
    Service,

    /// <summary>10086, 95588, 120.</summary>
    ShortCode,

    /// <summary>A number inside the hospital.</summary>
    Extension,

    International,

    /// <summary>Nothing we know. Kept as it came, shown, and never matched with anybody.</summary>
    Raw,
}
