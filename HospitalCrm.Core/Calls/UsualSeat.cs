using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Signing in takes the usual seat when it is free, signing out frees the seat.</summary>
internal sealed class UsualSeat(CrmDb db, SeatPlan seats) : IHandle<StaffSignedIn>, IHandle<StaffSignedOut>
{
    public async Task HandleAsync(StaffSignedIn happened, CancellationToken ct) =>
        await seats.ClaimDefaultAsync(await db.Staff.SingleAsync(staff => staff.Id == happened.StaffId, ct), ct);

    public Task HandleAsync(StaffSignedOut happened, CancellationToken ct) => seats.LeaveAsync(happened.StaffId, ct);
}
