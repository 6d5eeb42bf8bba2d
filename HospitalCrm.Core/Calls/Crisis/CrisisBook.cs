using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Crisis;

/// <summary>Reads what stands on the card of a 危机来电.</summary>
public sealed class CrisisBook(CrmDb db, ParameterValues parameters) : IRoomPart
{
    public async Task<CrisisSheet?> FindAsync(Id<CallSession> call, CancellationToken ct)
    {
        var crisis = await db.CrisisCalls.AsNoTracking().SingleOrDefaultAsync(known => known.CallId == call, ct);
        var duty = parameters.Get(CrisisParameters.DutyPhone).Trim();
        return crisis is null ? null : new(crisis.At, CrisisParameters.Steps(parameters.Get(CrisisParameters.Script)), duty.Length > 0 ? duty : null, crisis.IsDutyTold);
    }
}
