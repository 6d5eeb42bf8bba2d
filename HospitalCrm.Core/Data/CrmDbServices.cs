using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Data;

/// <summary>What every save needs, bundled so that the two contexts have one constructor.</summary>
public sealed record CrmDbServices(Vault Vault, WriteGate Gate, AuditHead Head, EventRelay Events, CurrentActor Actor, TimeProvider Clock, RoomWrites Writes);
