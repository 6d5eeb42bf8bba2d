using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Inquiries that were closed longer ago than the hospital keeps them go, some hundreds at a time. What is still open stays.</summary>
public sealed class PurgeInquiries(CrmDb db, ParameterValues values, TimeProvider clock) : IScheduledWork
{
    private const int AtOnce = 500;

    public static string Name => "inquiries.purge";

    public static string DefaultCron => "0 50 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddYears(-values.Get(InquiryParameters.KeepYears));
        var all = 0;
        for (var purged = 1; purged > 0; all += purged)
        {
            ct.ThrowIfCancellationRequested();
            purged = await SomeAsync(limit, ct);
        }

        if (all > 0)
        {
            db.Audit(new AuditDraft(AuditAct.Maintained, nameof(PurgeInquiries), $"{limit:yyyy-MM-dd}", clock.GetUtcNow()) { Detail = $"{all} inquiries" });
            await db.SaveChangesAsync(ct);
        }

        return all;
    }

    private async Task<int> SomeAsync(DateTimeOffset limit, CancellationToken ct)
    {
        var purged = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var old = await db.Inquiries.Where(inquiry => inquiry.ClosedAt < limit).OrderBy(inquiry => inquiry.ClosedAt).Take(AtOnce).Select(inquiry => inquiry.Id).ToListAsync(ct);
                purged = old.Count == 0 ? 0 : await db.Inquiries.Where(inquiry => old.Contains(inquiry.Id)).ExecuteDeleteAsync(ct);
            },
            ct);
        return purged;
    }
}
