using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>A call of a closed day changed (its end was said late, somebody took it over): the day's sums are thrown away, in the same transaction.</summary>
internal sealed class ForgetChangedDay(CrmDb db, CallDayCounter counter) : IHandle<CallChanged>
{
    private readonly HashSet<(Guid Transaction, int Day)> _forgotten = [];

    public async Task HandleAsync(CallChanged happened, CancellationToken ct)
    {
        // Tracked, or it would have raised nothing: no question to the database, and no look at every other row of a bulk save.
        if (await db.Calls.FindAsync([happened.CallId], ct) is not { } call)
        {
            return;
        }

        // A late signal may move a call to an earlier day: the day it leaves is another one.
        var before = db.Entry(call).Property(known => known.StartedAt).OriginalValue;
        foreach (var day in new[] { CallDayCounter.DayOf(call.StartedAt), CallDayCounter.DayOf(before) }.Distinct().Where(day => day <= counter.LastClosed))
        {
            var number = day.DayNumber;
            if (db.Database.CurrentTransaction is { } transaction && !_forgotten.Add((transaction.TransactionId, number)))
            {
                continue;
            }

            await db.LockAsync(CallDayCounter.Lock, ct);
            await db.CallDaySums.Where(sum => sum.Day == number).ExecuteDeleteAsync(ct);
        }
    }
}
