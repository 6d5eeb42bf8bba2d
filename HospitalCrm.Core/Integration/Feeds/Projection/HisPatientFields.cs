using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>Writes into an archive what the source says of the person. Wrong id numbers are taken as they are.</summary>
internal sealed class HisPatientFields(Vault vault)
{
    /// <summary>What hospitals call somebody whose name nobody knows.</summary>
    private const string Nameless = "无名氏";

    private const int LongestNumber = 32;

    public void Fill(Patient patient, HisItem item)
    {
        var record = item.Record;
        if (item.Says("name", "sex_code", "birth_date", "birth_year"))
        {
            Describe(patient, item);
        }

        if (item.Says("mrn", "card_no"))
        {
            patient.Register(
                item.Says("mrn") ? Cut(record.Text("mrn")) : patient.MedicalRecordNo,
                item.Says("card_no") ? Cut(record.Text("card_no")) : patient.CardNo);
        }

        if (item.Says("id_type", "id_no"))
        {
            Identify(patient, record);
        }

        if (item.Says("insurance_no"))
        {
            var number = IdNumbers.Normalise(null, record.Text("insurance_no"));
            patient.InsureBy(vault.SealOptional(Patient.InsuranceNoPurpose, number), number.Length == 0 ? null : PatientIndexes.OfInsuranceNo(vault, number));
        }

        if (item.Says("insurance_code"))
        {
            patient.Insure(record.Text("insurance_code"));
        }

        if (item.Says("native_place", "ethnic_code", "marital_code"))
        {
            patient.Introduce(
                item.Says("native_place") ? record.Text("native_place") : patient.NativePlace,
                item.Says("ethnic_code") ? record.Text("ethnic_code") : patient.EthnicCode,
                item.Says("marital_code") ? record.Text("marital_code") : patient.MaritalCode);
        }

        if (item.Says("abo_code", "rh_code"))
        {
            patient.TypeBlood(item.Says("abo_code") ? record.Text("abo_code") : patient.BloodAbo, item.Says("rh_code") ? record.Text("rh_code") : patient.BloodRh);
        }

        if (item.Says("email"))
        {
            patient.Write(vault.SealOptional(Patient.EmailPurpose, MailAddresses.TryRead(record.Text("email"), out var address) ? address : record.Text("email")));
        }

        if (item.Says("address"))
        {
            patient.Live(vault.SealOptional(Patient.AddressPurpose, record.Text("address")));
        }

        if (item.Says("allergy"))
        {
            patient.NoteAllergies(vault.SealOptional(Patient.AllergiesPurpose, record.Text("allergy")));
        }
    }

    private static void Describe(Patient patient, HisItem item)
    {
        var record = item.Record;
        var name = item.Says("name") ? PersonNames.Fold(record.Text("name")) is { Length: > 0 } folded ? folded : Nameless : patient.Name;
        var sex = item.Says("sex_code") ? SexOf(record.Text("sex_code")) : patient.Sex;
        var birth = item.Says("birth_date", "birth_year") ? BirthOf(record) : BirthDate.Of(patient.BirthOn ?? DateOnly.MinValue, patient.BirthPrecision);
        patient.Describe(name, sex, birth);
    }

    /// <summary>GB/T 2261.1, and what is written where it is not known.</summary>
    private static Sex SexOf(string? code) => code switch
    {
        "1" or "M" or "m" or "男" => Sex.Male,
        "2" or "F" or "f" or "女" => Sex.Female,
        "9" or "O" or "o" => Sex.Unspecified,
        _ => Sex.Unknown,
    };

    private static BirthDate BirthOf(HisRecord record) =>
        record.Date("birth_date") is { } day ? BirthDate.On(day)
        : record.Whole("birth_year") is >= 1850 and <= 2199 and var year ? BirthDate.InYear(year)
        : BirthDate.Unknown;

    private void Identify(Patient patient, HisRecord record)
    {
        var type = record.Text("id_type") is { } given ? IdTypes.IsKnown(given) ? given : IdTypes.Other : IdTypes.ResidentIdCard;
        var number = IdNumbers.Normalise(type, record.Text("id_no"));
        if (number.Length == 0)
        {
            patient.Identify(null, null, null, null);
            return;
        }

        patient.Identify(type, vault.Seal(Patient.IdNumberPurpose, number), PatientIndexes.OfIdNumber(vault, number), PatientIndexes.OfIdNumberTail(vault, number));
    }

    private static string? Cut(string? number) => number is { Length: > LongestNumber } ? number[..LongestNumber] : number;
}
