using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

public sealed partial class PatientBook
{
    private void FillFacts(Patient patient, PatientForm form)
    {
        patient.CountAs(form.Kind);
        patient.Insure(Code(form.InsuranceCode));
        patient.Introduce(Optional(form.NativePlace), Code(form.EthnicCode), Code(form.MaritalCode));
        patient.TypeBlood(Code(form.BloodAbo), Code(form.BloodRh));
        if (!form.KeepsInsuranceNo())
        {
            Insure(patient, form.InsuranceNo);
        }

        if (!form.KeepsEmail())
        {
            Renew(Patient.EmailPurpose, patient.Email, MailAddresses.TryRead(form.Email, out var address) ? address : null, patient.Write);
        }

        patient.Classify(ClassDimension.Address, AddressClasses().ClassOf(Optional(form.Address)));
        Renew(Patient.AllergiesPurpose, patient.Allergies, Optional(form.Allergies), patient.NoteAllergies);
        Renew(Patient.PastHistoryPurpose, patient.PastHistory, Optional(form.PastHistory), patient.NotePastHistory);
        Renew(Patient.HabitsPurpose, patient.Habits, Optional(form.Habits), patient.NoteHabits);
        Renew(Patient.DietPurpose, patient.Diet, Optional(form.Diet), patient.NoteDiet);
        Renew(Patient.HobbiesPurpose, patient.Hobbies, Optional(form.Hobbies), patient.NoteHobbies);
    }

    private AddressClasses AddressClasses() => new(parameters.Get(ClassParameters.County), parameters.Get(ClassParameters.City), parameters.Get(ClassParameters.Province));

    /// <summary>社会保障号: compared without blanks and dashes, found by its blind index.</summary>
    public void Insure(Patient patient, string? typed)
    {
        var number = IdNumbers.Normalise(null, typed);
        if (number != (vault.Open(Patient.InsuranceNoPurpose, patient.InsuranceNo) ?? ""))
        {
            patient.InsureBy(vault.SealOptional(Patient.InsuranceNoPurpose, number), number.Length == 0 ? null : PatientIndexes.OfInsuranceNo(vault, number));
        }
    }

    /// <summary>The same text sealed again would look like a change.</summary>
    private void Renew(string purpose, Sealed? held, string? typed, Action<Sealed?> put)
    {
        if (typed != vault.Open(purpose, held))
        {
            put(vault.SealOptional(purpose, typed));
        }
    }

    private static string? Code(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
