using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>After a start: what was being dialled when the product ended is over, and nobody knows how.</summary>
public sealed class CloseBrokenDials(CrmDb db, DialLadder ladder) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var closed = 0;
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("dial", ct);
                var broken = await db.DialSessions.Include(session => session.Attempts).Where(session => session.EndedAt == null).ToListAsync(ct);
                var calls = broken.Select(session => session.Current?.CallId).ToList();
                var known = await db.Calls.Where(call => calls.Contains(call.Id)).ToDictionaryAsync(call => call.Id, ct);
                foreach (var session in broken)
                {
                    ladder.Stop(session, session.Current?.CallId is { } id ? known[id] : null, DialState.Unknown, DialEnd.Unknown, letGo: true);
                }

                await db.SaveChangesAsync(ct);
                closed = broken.Count;
            },
            ct);
        return closed;
    }
}
