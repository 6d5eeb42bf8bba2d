using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>接班: the colleague says that he read it.</summary>
public sealed class ConfirmHandover(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(Id<ShiftHandover> id, CancellationToken ct = default)
    {
        var handover = await db.ShiftHandovers.SingleOrDefaultAsync(handover => handover.Id == id, ct) ?? throw new RuleViolation("Calls.Missing");
        handover.Confirm(actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
