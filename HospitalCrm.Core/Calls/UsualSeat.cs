using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Signing in takes the usual seat when it is free and calls are one's duty, signing out frees the seat.</summary>
internal sealed class UsualSeat(CrmDb db, SeatPlan seats, Grants grants) : IHandle<StaffSignedIn>, IHandle<StaffSignedOut>
{
    public async Task HandleAsync(StaffSignedIn happened, CancellationToken ct)
    {
        // Whoever was an agent once keeps his extension, and must not catch the calls that ring there.
        if ((await grants.OfAsync(happened.StaffNo)).Has(CallPermissions.Answer.Code))
        {
            await seats.ClaimDefaultAsync(await db.Staff.SingleAsync(staff => staff.Id == happened.StaffId, ct), ct);
        }
    }

    public Task HandleAsync(StaffSignedOut happened, CancellationToken ct) => seats.LeaveAsync(happened.StaffId, ct);
}
