using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>重新回访: back into the queue, in a new round; what was written stays. All of them or none. Never saves.</summary>
public sealed class FollowUpAgain(FollowUpSight sight, FollowUpDesk desk, TimeProvider clock) : IRoomPart
{
    public const int Most = 200;

    public async Task AskAsync(IReadOnlyCollection<Id<FollowUpTask>> tasks, CancellationToken ct)
    {
        foreach (var id in tasks)
        {
            var task = await sight.DemandAsync(id, ct);
            await desk.DemandWillingAsync([task.PatientId], ct);
            if (task.IsOpen)
            {
                throw new RuleViolation("FollowUps.AlreadyOpen");
            }

            task.AskAgain(clock.GetUtcNow(), desk.ImportanceDays);
        }
    }

    internal static void Demand(int count)
    {
        if (count is 0 or > Most)
        {
            throw new RuleViolation("FollowUps.TickSome", Most);
        }
    }
}
