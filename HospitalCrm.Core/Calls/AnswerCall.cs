using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>接听: the agent says he took the call, in one tab and so in all of his.</summary>
public sealed class AnswerCall(CrmDb db, CallAccess access, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        // Read and written behind one pass of the gate: the line speaks of the same call in the same moment.
        await db.InTransactionAsync(
            async () =>
            {
                var call = await access.OwnAsync(id, ct);
                call.AnswerByHand(actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}
