using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>A new archive with these numbers (blind indexes). Calls links the unknown calls that came from them.</summary>
/// <param name="FromCall">The call during which it was made, when it was.</param>
public sealed record PatientRegistered(Id<Patient> PatientId, IReadOnlyList<byte[]> NumberIndexes, Guid? FromCall);

/// <summary>An archive got numbers it did not have.</summary>
public sealed record PatientNumbersAdded(Id<Patient> PatientId, IReadOnlyList<byte[]> NumberIndexes);
