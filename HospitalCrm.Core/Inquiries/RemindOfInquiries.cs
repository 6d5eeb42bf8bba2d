using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>What was handed to a department and is not answered by its day: the department is told once. Kept with the messages in one transaction, so a restart repeats nothing.</summary>
public sealed class RemindOfInquiries(CrmDb db, InquiryNotices notices, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "inquiries.remind";

    public static string DefaultCron => "40 4/10 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var late = db.Inquiries.Where(inquiry => inquiry.State == InquiryState.Handed && inquiry.DueAt <= now && inquiry.RemindedAt == null).OrderBy(inquiry => inquiry.DueAt).Take(Few);
        if (!await late.AnyAsync(ct))
        {
            return 0;
        }

        var told = 0;
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var inquiry in await late.ToListAsync(ct))
                {
                    inquiry.Remind(now);
                    await notices.OverdueAsync(inquiry, ct);
                    told++;
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return told;
    }
}
