using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>Runs nobody asks about any more go; the last of each work stays, since it tells after a restart what was missed.</summary>
public sealed class PurgeWorkRuns(CrmDb db, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    public static string Name => "operations.purge-work-runs";

    public static string DefaultCron => "0 20 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddDays(-parameters.Get(OperationsParameters.RunsKeptDays));
        var purged = 0;
        await db.InTransactionAsync(
            async () => purged = await db.WorkRuns
                .Where(run => run.StartedAt < limit && db.WorkRuns.Any(newer => newer.Work == run.Work && newer.StartedAt > run.StartedAt))
                .ExecuteDeleteAsync(ct),
            ct);
        return purged;
    }
}
