using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>Somebody opened a restricted archive: his open card of this patient may show more.</summary>
public sealed record EmergencyOpened(Id<Patient> PatientId, string StaffNo);

/// <summary>An emergency access was looked at by the security administrator.</summary>
public sealed record EmergencyJudged(Id<Patient> PatientId, string StaffNo);

/// <summary>An archive got its name, or another one.</summary>
public sealed record PatientNamed(Id<Patient> PatientId, string Name, bool IsNew);

/// <summary>A new archive with these numbers (blind indexes). Calls links the unknown calls that came from them.</summary>
/// <param name="FromCall">The call during which it was made, when it was.</param>
public sealed record PatientRegistered(Id<Patient> PatientId, IReadOnlyList<byte[]> NumberIndexes, Guid? FromCall);

/// <summary>An archive got numbers it did not have.</summary>
public sealed record PatientNumbersAdded(Id<Patient> PatientId, IReadOnlyList<byte[]> NumberIndexes);

/// <summary>He was marked as deceased, or not any more; or his records were grouped or parted.</summary>
public sealed record PatientStandingChanged(Id<Patient> PatientId);
