using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Closes calls whose end was never said: rings that went silent, conversations nobody ended.</summary>
public sealed class CloseForgottenCalls(CrmDb db, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan LongestRing = TimeSpan.FromMinutes(3);

    /// <summary>A dialled call waits for the agent's word, who may be speaking already.</summary>
    private static readonly TimeSpan LongestDial = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestTalk = TimeSpan.FromHours(4);

    public static string Name => "calls.close-forgotten";

    public static string DefaultCron => "0 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var closed = 0;
        await db.InTransactionAsync(async () => closed = await CloseAsync(ct), ct);
        return closed;
    }

    private async Task<int> CloseAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (ringing, dialling, talking) = (now - LongestRing, now - LongestDial, now - LongestTalk);
        var forgotten = await db.Calls
            .Where(call => (call.State == CallState.Ringing && call.LastSignalAt < (call.DialSessionId == null ? ringing : dialling)) || (call.State == CallState.Answered && call.LastSignalAt < talking))
            .OrderBy(call => call.LastSignalAt)
            .Take(500)
            .ToListAsync(ct);
        foreach (var call in forgotten)
        {
            call.Close(now, CallSession.Forgotten);
        }

        await db.SaveChangesAsync(ct);
        return forgotten.Count;
    }
}
