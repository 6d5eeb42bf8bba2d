using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Sessions that ended half a year ago go; who signed in when stays in the audit.</summary>
public sealed class PurgeSessions(CrmDb db, TimeProvider clock) : IScheduledWork
{
    public static string Name => "security.purge-sessions";

    public static string DefaultCron => "0 20 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddDays(-180);
        var purged = 0;
        await db.InTransactionAsync(async () => purged = await db.SignInSessions.Where(session => session.EndedAt < limit).ExecuteDeleteAsync(ct), ct);
        return purged;
    }
}
