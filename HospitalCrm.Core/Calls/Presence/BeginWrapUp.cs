using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>话后处理 begins: the product runs it when a call is over. Run again, it changes nothing.</summary>
public sealed class BeginWrapUp(CrmDb db, PresenceBook book) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        var began = false;
        await db.InTransactionAsync(
            async () =>
            {
                await book.LockAsync(ct);
                began = await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, ct) is { } call && await book.BeginWrapUpAsync(call, ct) is not null;
                await db.SaveChangesAsync(ct);
            },
            ct);
        return began;
    }
}
