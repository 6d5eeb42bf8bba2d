using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>Counts the calls of every closed day that has no sums, the newest first: yesterday's, those that changed, and all of them after an update.</summary>
public sealed class SumCallDays(CrmDb db, CallDayCounter counter) : IScheduledWork
{
    /// <summary>Older days are read from the calls themselves when somebody asks for them.</summary>
    public const int MostDays = 1_100;

    public static string Name => "analytics.sum-call-days";

    public static string DefaultCron => "40 3/10 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await db.Calls.AsNoTracking().OrderBy(call => call.StartedAt).Select(call => (DateTimeOffset?)call.StartedAt).FirstOrDefaultAsync(ct) is not { } oldest)
        {
            return 0;
        }

        var last = counter.LastClosed.DayNumber;
        var first = Math.Max(CallDayCounter.DayOf(oldest).DayNumber, last - MostDays);
        var known = (await db.CallDaySums.AsNoTracking().Where(sum => sum.Day >= first && sum.AgentNo == CallDaySum.Nobody).Select(sum => sum.Day).ToListAsync(ct)).ToHashSet();
        var summed = 0;
        for (var day = last; day >= first; day--)
        {
            // A day, a transaction: what stops in the middle has lost one day, and the next run goes on there.
            summed += known.Contains(day) ? 0 : await KeepAsync(DateOnly.FromDayNumber(day), ct);
        }

        return summed;
    }

    /// <returns>0 when another was quicker.</returns>
    private async Task<int> KeepAsync(DateOnly day, CancellationToken ct)
    {
        var (number, kept) = (day.DayNumber, 0);
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync(CallDayCounter.Lock, ct);
                if (await db.CallDaySums.AnyAsync(sum => sum.Day == number && sum.AgentNo == CallDaySum.Nobody, ct))
                {
                    return;
                }

                var counted = await counter.CountAsync(day, day, null, ct);
                counted.TryAdd((number, CallDaySum.Nobody), new());
                db.AddRange(counted.Select(line => new CallDaySum(number, line.Key.AgentNo, line.Value)));
                await db.SaveChangesAsync(ct);
                kept = 1;
            },
            ct);
        db.ChangeTracker.Clear();
        return kept;
    }
}
