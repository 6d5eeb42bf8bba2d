using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>What the law lets be deleted of a person is deleted (docs/adr/0038): rooms above do the same with what they keep of him, in the same transaction.</summary>
public sealed record PatientErased(Id<Patient> Patient);
