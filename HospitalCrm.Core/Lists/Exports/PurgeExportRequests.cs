using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>Requests for exports that are long over go, with the names and numbers that were searched by; the audit trail keeps that there were some.</summary>
public sealed class PurgeExportRequests(CrmDb db, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    public static string Name => "lists.purge-export-requests";

    public static string DefaultCron => "0 15 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddDays(-parameters.Get(ListParameters.ExportRequestDays));
        var purged = 0;
        await db.InTransactionAsync(async () => purged = await db.ExportRequests.Where(request => request.ExpiresAt < limit).ExecuteDeleteAsync(ct), ct);
        return purged;
    }
}
