using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>How the line took a number: on to the next when the number's end is busy or silent, to an end when the line itself fails.</summary>
public sealed class TakeDialAnswer(CrmDb db, DialLadder ladder, TimeProvider clock) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    /// <returns>False when it was cancelled meanwhile.</returns>
    public async Task<bool> HandleAsync(DialDue due, DialAnswer answer, CancellationToken ct = default)
    {
        var stands = false;
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("dial", ct);
                var session = await db.DialSessions.Include(session => session.Attempts).SingleAsync(session => session.Id == due.Session, ct);
                if (session.Current is { State: DialState.Dialling, CallId: { } id } attempt && attempt.Id == due.Attempt)
                {
                    stands = true;
                    Take(session, attempt, await db.Calls.SingleAsync(call => call.Id == id, ct), answer);
                    await db.SaveChangesAsync(ct);
                }
            },
            ct);
        return stands;
    }

    private void Take(DialSession session, DialAttempt attempt, CallSession call, DialAnswer answer)
    {
        switch (answer)
        {
            case DialAnswer.Dialled:
                attempt.Become(DialState.Dialled, clock.GetUtcNow());
                call.ShowAgain();

                // Nothing in the row changes, but a card with the old version would be taken for the old card.
                db.Entry(call).Property(shown => shown.State).IsModified = true;
                break;
            case DialAnswer.Busy:
                ladder.GoOn(session, call, DialState.Busy, letGo: false);
                break;
            case DialAnswer.NoAnswer or DialAnswer.NoCarrier:
                ladder.GoOn(session, call, DialState.NotReached, letGo: false);
                break;
            default:
                ladder.Stop(session, call, DialState.Failed, DialEnd.LineFault, letGo: false);
                break;
        }
    }
}
