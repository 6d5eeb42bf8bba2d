using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>Links a week past their end go; who looked through them stays in the audit.</summary>
public sealed class PurgeArchiveLinks(CrmDb db, SignInClock clock) : IScheduledWork
{
    public static string Name => "archive.purge-links";

    public static string DefaultCron => "0 25 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.Value.GetUtcNow().AddDays(-7);
        var purged = 0;
        await db.InTransactionAsync(async () => purged = await db.ArchiveLinks.Where(link => link.ExpiresAt < limit).ExecuteDeleteAsync(ct), ct);
        return purged;
    }
}
