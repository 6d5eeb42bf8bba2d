using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>下一位: the first of the queue nobody has; null when there is none. Who was called often enough today waits until tomorrow.</summary>
public sealed class TakeNextFollowUp(CrmDb db, FollowUpSight sight, FollowUpDesk desk, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int Few = 20;
    private const int MostCollisions = 20;

    public static Permission Requires => FollowUpPermissions.Call;

    /// <param name="departmentCode">Of this department only; null for all that is within reach.</param>
    public async Task<Id<FollowUpTask>?> HandleAsync(string? departmentCode = null, CancellationToken ct = default)
    {
        for (var collisions = 0; ; collisions++)
        {
            try
            {
                Id<FollowUpTask>? taken = null;
                await db.InTransactionAsync(async () => taken = await FirstAsync(departmentCode, ct), ct);
                return taken;
            }
            catch (DbUpdateException) when (collisions < MostCollisions)
            {
                // Another process was faster.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Id<FollowUpTask>?> FirstAsync(string? departmentCode, CancellationToken ct)
    {
        var queue = await sight.QueueAsync();
        queue = departmentCode is null ? queue : queue.Where(task => task.DepartmentCode == departmentCode);
        var passed = new List<Id<FollowUpTask>>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var by = actor.Value.StaffNo;
            var next = await queue
                .Where(task => (task.State == FollowUpState.Due || task.LeaseUntil < now || task.LeaseBy == by) && !passed.Contains(task.Id))
                .OrderBy(task => task.QueueRank).ThenBy(task => task.Id)
                .Take(Few)
                .ToListAsync(ct);
            foreach (var task in next)
            {
                passed.Add(task.Id);
                if (await TryAsync(task, ct))
                {
                    return task.Id;
                }
            }

            if (next.Count < Few)
            {
                return null;
            }
        }
    }

    private async Task<bool> TryAsync(FollowUpTask task, CancellationToken ct)
    {
        try
        {
            var answer = await desk.TakeAsync(task, ct);
            await db.SaveChangesAsync(ct);
            return answer == TakeAnswer.Taken;
        }
        catch (RuleViolation refusal) when (refusal.Code is "FollowUps.PatientBusy" or "FollowUps.Busy")
        {
            return false;
        }
        catch (RuleViolation refusal) when (refusal.Code is "FollowUps.ContactCap")
        {
            task.Postpone(HospitalZone.StartOf(clock.Today().AddDays(1)));
            await db.SaveChangesAsync(ct);
            return false;
        }
    }
}
