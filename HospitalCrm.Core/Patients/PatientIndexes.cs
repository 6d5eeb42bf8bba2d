using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Patients;

/// <summary>The one way phones and id numbers become blind indexes: forms, feeds, seeding, lists and calls all find each other's rows.</summary>
public static class PatientIndexes
{
    /// <summary>An extension behind the number is not part of it: the caller's line is the same.</summary>
    public static byte[] OfNumber(Vault vault, PhoneNumber number) => vault.BlindIndex(ContactNumber.IndexPurpose, number.Text);

    /// <summary>Empty when the number is too short to be known by its tail.</summary>
    public static byte[] OfNumberTail(Vault vault, PhoneNumber number) =>
        number is { NamesASubscriber: true, Text: [.., _, _, _, _] text } ? OfNumberTail(vault, text[^4..]) : [];

    public static byte[] OfNumberTail(Vault vault, string lastFour) => vault.BlindIndex(ContactNumber.TailPurpose, lastFour);

    /// <summary>Without the document's type, so that a search need not know it; records are held for the same only inside one type.</summary>
    /// <param name="normalised">As <see cref="IdNumbers.Normalise"/> gives it.</param>
    public static byte[] OfIdNumber(Vault vault, string normalised) => vault.BlindIndex(Patient.IdNumberIndexPurpose, normalised);

    public static byte[] OfInsuranceNo(Vault vault, string normalised) => vault.BlindIndex(Patient.InsuranceNoIndexPurpose, normalised);

    public static byte[]? OfIdNumberTail(Vault vault, string normalised) =>
        IdNumbers.LastFour(normalised) is { Length: > 0 } tail ? vault.BlindIndex(Patient.IdNumberTailPurpose, tail) : null;
}
