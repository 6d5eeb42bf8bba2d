using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Closes calls whose end was never said: rings that went silent, conversations nobody ended.</summary>
public sealed class CloseForgottenCalls(CrmDb db, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan LongestRing = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestTalk = TimeSpan.FromHours(4);

    public static string Name => "calls.close-forgotten";

    public static string DefaultCron => "0 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (ringing, talking) = (now - LongestRing, now - LongestTalk);
        var forgotten = await db.Calls
            .Where(call => (call.State == CallState.Ringing && call.LastSignalAt < ringing) || (call.State == CallState.Answered && call.LastSignalAt < talking))
            .Take(500)
            .ToListAsync(ct);
        foreach (var call in forgotten)
        {
            call.Close(now, "forgotten");
        }

        await db.SaveChangesAsync(ct);
        return forgotten.Count;
    }
}
