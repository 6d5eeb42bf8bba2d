using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>重新回访 of those who were lost (失访): another number was found, or he called himself.</summary>
public sealed class RedoLostFollowUps(CrmDb db, FollowUpAgain again) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Redo;

    /// <param name="tasks">What was ticked; those that are done may be among them.</param>
    public async Task HandleAsync(IReadOnlyCollection<Id<FollowUpTask>> tasks, CancellationToken ct = default)
    {
        FollowUpAgain.Demand(tasks.Count);
        await again.AskAsync([.. tasks.Distinct()], ct);
        await db.SaveChangesAsync(ct);
    }
}
