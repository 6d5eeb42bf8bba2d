using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// Numbers without gaps or doubles. Asked inside the transaction that keeps the complaint: the year's row stays locked until that is
/// committed, and a number of what was rolled back is given again.
/// </summary>
public sealed class ComplaintNumbers(CrmDb db, TimeProvider clock) : IRoomPart
{
    public const string Word = "投诉-";

    public async Task<string> NextAsync(CancellationToken ct)
    {
        var year = clock.Today().Year;
        var last = (await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO "ComplaintCounters" ("Year", "Last") VALUES ({year}, 1)
            ON CONFLICT ("Year") DO UPDATE SET "Last" = "ComplaintCounters"."Last" + 1
            RETURNING "Last" AS "Value"
            """).ToListAsync(ct))[0];
        return string.Create(CultureInfo.InvariantCulture, $"{Word}{year}-{last:D6}");
    }

    /// <summary>The one just taken is not needed after all: nobody else can have got a later one meanwhile.</summary>
    public Task GiveBackAsync(CancellationToken ct) => RaiseAsync(clock.Today().Year, -1, ct);

    private Task<int> RaiseAsync(int year, int by, CancellationToken ct) =>
        db.ComplaintCounters.Where(counter => counter.Year == year).ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Last, counter => counter.Last + by), ct);
}
