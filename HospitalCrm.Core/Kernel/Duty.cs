namespace HospitalCrm.Core.Kernel;

/// <summary>三员分立: whoever holds a right of one of these administrations holds none of the others'.</summary>
public enum Duty
{
    /// <summary>A right of the hospital's daily work.</summary>
    None,

    /// <summary>Keeps people and the system.</summary>
    System,

    /// <summary>Decides who may do what.</summary>
    Security,

    /// <summary>Reads what everybody did, and changes nothing.</summary>
    Audit,
}
