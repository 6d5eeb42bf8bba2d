using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>Counts what was missed; the product runs it right after a call ended.</summary>
public sealed class GatherMissedCalls(CrmDb db, MissedCallBook book) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var moved = 0;
        if (await book.HasWorkAsync(ct))
        {
            await db.InTransactionAsync(async () => moved = await book.GatherAsync(ct), ct);
        }

        return moved;
    }
}

/// <summary>The same by the clock, so that nothing waits for the next call.</summary>
public sealed class CountMissedCalls(CrmDb db, MissedCallBook book) : IScheduledWork
{
    public static string Name => "calls.count-missed";

    public static string DefaultCron => "30 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var moved = 0;
        if (await book.HasWorkAsync(ct))
        {
            await db.InTransactionAsync(async () => moved = await book.GatherAsync(ct), ct);
        }

        return moved;
    }
}
