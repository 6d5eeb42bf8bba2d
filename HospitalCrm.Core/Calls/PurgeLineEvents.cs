using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Signals are kept to drop their repeats; a repeat a month later does not come.</summary>
public sealed class PurgeLineEvents(CrmDb db, TimeProvider clock) : IScheduledWork
{
    public static string Name => "calls.purge-line-events";

    public static string DefaultCron => "0 20 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddDays(-30);
        var purged = 0;
        await db.InTransactionAsync(async () => purged = await db.LineEvents.Where(record => record.At < limit).ExecuteDeleteAsync(ct), ct);
        return purged;
    }
}
