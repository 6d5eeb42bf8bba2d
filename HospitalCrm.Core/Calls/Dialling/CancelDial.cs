using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>取消: no number of the ladder is dialled any more, and the line is let go.</summary>
public sealed class CancelDial(CrmDb db, CallAccess access, DialLadder ladder) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("dial", ct);
                var call = await access.OwnAsync(id, ct);
                var session = await ladder.OfAsync(call, ct);
                if (session?.Current is not { } attempt || attempt.CallId != id)
                {
                    throw new RuleViolation("Calls.DialOver");
                }

                ladder.Stop(session, call, DialState.Cancelled, DialEnd.Cancelled, letGo: true);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}
