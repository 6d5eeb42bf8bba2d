using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics;

/// <summary>Keeps the figures of the resource centre up to date, so that looking at them counts nothing.</summary>
public sealed class CountResources(CrmDb db, ResourceCounts counts) : IScheduledWork
{
    public static string Name => "analytics.count-resources";

    public static string DefaultCron => "20 0/5 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        await counts.CountAsync(ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return 1;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody who looked at the page kept the same figures a moment ago.
            return 0;
        }
    }
}
