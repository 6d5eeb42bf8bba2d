using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Vaccines;

namespace HospitalCrm.Core.Notices;

/// <summary>How a mark names the dose it tells of, and whether it says that it is due or that it is late.</summary>
internal sealed record VaccineSubject(Id<Patient> Patient, DoseKey Dose, bool IsLate)
{
    private const string Late = "late";

    public static VaccineSubject? Read(string subject) => subject.Split('|') switch
    {
        [var patient, var vaccine, var no, var phase] => new(new(Guid.ParseExact(patient, "N")), new(vaccine, int.Parse(no, CultureInfo.InvariantCulture)), phase == Late),
        _ => null,
    };

    public static VaccineSubject Of(VaccineDue due, DateOnly today) => new(due.PatientId, new(due.Vaccine, due.DoseNo), due.OverdueOn <= today);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Patient.Value:N}|{Dose.Vaccine}|{Dose.No}|{(IsLate ? Late : "due")}");
}
