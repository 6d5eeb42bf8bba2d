namespace HospitalCrm.Core.Patients.Identity;

/// <summary>What is wrong with an identity-card number; forms say it in words.</summary>
public enum IdCardFault
{
    None,
    Length,
    Characters,
    Region,
    BirthDate,
    Checksum,
}
