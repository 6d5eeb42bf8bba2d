using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients;

/// <summary>How sealed fields are shown to those who have not asked for the whole: covered on the server.</summary>
public sealed class PatientMasks(Vault vault, HospitalProfile hospital) : IRoomPart
{
    private const int AddressShown = 6;

    public string Phone(Sealed number) => Phone(vault.Open(ContactNumber.NumberPurpose, number));

    public string Phone(string? number) => PhoneNumbers.Normalise(number, hospital.Numbering).Mask();

    public string? IdNumber(Sealed? number) => number is { } given ? IdNumbers.Mask(vault.Open(Patient.IdNumberPurpose, given)) : null;

    public string? InsuranceNo(Sealed? number) => number is { } given ? IdNumbers.Mask(vault.Open(Patient.InsuranceNoPurpose, given)) : null;

    public string? Email(Sealed? address) => address is { } given ? MailAddresses.Mask(vault.Open(Patient.EmailPurpose, given)) : null;

    public string? Address(Sealed? address) => address is { } given ? Address(vault.Open(Patient.AddressPurpose, given)) : null;

    /// <summary>The city or district is enough to recognise a home by.</summary>
    public static string Address(string address) => address.Length <= AddressShown ? "****" : address[..AddressShown] + "****";
}
