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

    /// <summary>One inquiry, one transaction; one that cannot be told keeps no other from being told, and the run tells of it when the others are done.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (told, failures) = (0, new List<Exception>());
        foreach (var id in await Late(now).OrderBy(inquiry => inquiry.DueAt).Select(inquiry => inquiry.Id).Take(Few).ToListAsync(ct))
        {
            try
            {
                var isTold = false;
                await db.InTransactionAsync(async () => isTold = await RemindAsync(id, now, ct), ct);
                told += isTold ? 1 : 0;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }

            db.ChangeTracker.Clear();
        }

        return failures.Count == 0 ? told : throw new AggregateException(failures);
    }

    private IQueryable<Inquiry> Late(DateTimeOffset now) => db.Inquiries.Where(inquiry => inquiry.State == InquiryState.Handed && inquiry.RemindedAt == null && inquiry.DueAt <= now);

    private async Task<bool> RemindAsync(Id<Inquiry> id, DateTimeOffset now, CancellationToken ct)
    {
        // Answered or handed on since it was found: nobody is reminded.
        if (await Late(now).SingleOrDefaultAsync(inquiry => inquiry.Id == id, ct) is not { } inquiry)
        {
            return false;
        }

        inquiry.Remind(now);
        await notices.OverdueAsync(inquiry, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
