using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>重新回访 of what is done.</summary>
public sealed class RedoFollowUps(CrmDb db, FollowUpAgain again) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Redo;

    /// <param name="records">What was ticked on the list of what is done.</param>
    public async Task HandleAsync(IReadOnlyCollection<Id<FollowUpRecord>> records, CancellationToken ct = default)
    {
        FollowUpAgain.Demand(records.Count);
        await again.AskAsync(await db.FollowUpRecords.Where(record => records.Contains(record.Id)).Select(record => record.TaskId).Distinct().ToListAsync(ct), ct);
        await db.SaveChangesAsync(ct);
    }
}
