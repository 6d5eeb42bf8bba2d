using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Where the actor sits; null when nowhere.</summary>
public sealed class ReadSeat(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public Task<string?> HandleAsync(CancellationToken ct = default) =>
        db.SeatLogins.Where(seat => seat.StaffNo == actor.Value.StaffNo).Select(seat => seat.Extension).FirstOrDefaultAsync(ct);
}
