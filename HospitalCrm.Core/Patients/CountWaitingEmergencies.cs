using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>How many emergency accesses nobody has looked at yet.</summary>
public sealed class CountWaitingEmergencies(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.JudgeEmergency;

    public Task<int> HandleAsync(CancellationToken ct = default) => db.EmergencyAccesses.CountAsync(access => access.Verdict == EmergencyVerdict.Waiting, ct);
}
