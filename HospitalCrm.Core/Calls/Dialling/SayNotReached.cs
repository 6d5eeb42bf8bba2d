using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>没接通: the agent's word on a line that cannot tell; the next number's turn. 接通了 is <see cref="AnswerCall"/>.</summary>
public sealed class SayNotReached(CrmDb db, DialLadder ladder) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                var (session, call, attempt) = await ladder.DemandAsync(id, ct);
                await ladder.LearnAsync(attempt, ct);
                ladder.GoOn(session, call, DialState.NotReached, letGo: true);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}
