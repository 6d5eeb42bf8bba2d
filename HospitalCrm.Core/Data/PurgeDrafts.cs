using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

/// <summary>Drafts nobody came back to for thirty days go.</summary>
public sealed class PurgeDrafts(CrmDb db, TimeProvider clock) : IScheduledWork
{
    public static string Name => "data.purge-drafts";

    public static string DefaultCron => "0 10 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddDays(-30);
        var purged = 0;
        await db.InTransactionAsync(async () => purged = await db.Drafts.Where(draft => draft.SavedAt < limit).ExecuteDeleteAsync(ct), ct);
        return purged;
    }
}
