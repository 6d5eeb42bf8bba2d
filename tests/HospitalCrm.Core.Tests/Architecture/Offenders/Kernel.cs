using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Architecture.Offenders.Kernel;

/// <summary>The ground must not know the rooms that stand on it.</summary>
internal sealed class KnowsPatients
{
    public string NameOf(Patient patient) => patient.Name;
}
