using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps.Planning;

/// <summary>What a stay looked like when its follow-ups were planned, so that a repeat finds only what is new or changed.</summary>
public sealed class DischargeMark
{
    private DischargeMark()
    {
    }

    public DischargeMark(Id<Encounter> encounterId) => EncounterId = encounterId;

    public Id<Encounter> EncounterId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    /// <summary>Null: the discharge was taken back.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? Diagnosis { get; private set; }

    public void See(Id<Patient> patientId, DateOnly? endedOn, string? diagnosis) => (PatientId, EndedOn, Diagnosis) = (patientId, endedOn, diagnosis);
}
