using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>
/// 收起: puts the pop away in all tabs of this agent. On a line that cannot tell when a call ends, putting an answered call away is
/// the agent's word that it is over.
/// </summary>
public sealed class DismissCall(CrmDb db, CallAccess access, LineDirectory lines, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                var call = await access.OwnAsync(id, ct);
                call.Dismiss(actor.Value.StaffNo, clock.GetUtcNow());
                if (!call.IsShared && call.AnsweredAt is not null && !lines.TellsTheEnd(call.LineId))
                {
                    call.Close(clock.GetUtcNow(), CallSession.ByAgent);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}
