using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>取消: no number of the ladder is dialled any more, and the line is let go.</summary>
public sealed class CancelDial(CrmDb db, DialLadder ladder) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                var (session, call, _) = await ladder.DemandAsync(id, ct);
                ladder.Stop(session, call, DialState.Cancelled, DialEnd.Cancelled, letGo: true);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}
