using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Leaves the seat: its calls are unrouted until somebody sits down.</summary>
public sealed class LeaveSeat(CrmDb db, SeatPlan seats, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(CancellationToken ct = default)
    {
        var staff = await db.Staff.SingleAsync(staff => staff.StaffNo == actor.Value.StaffNo, ct);
        await seats.LeaveAsync(staff.Id, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
