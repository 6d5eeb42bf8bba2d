using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>All open follow-ups of somebody who is on leave or has left, at once. What he has on the telephone this moment he keeps.</summary>
public sealed class TakeOverFollowUps(CrmDb db, FollowUpSight sight, WardDesk desk, TimeProvider clock) : IUseCase
{
    private const int Most = 5_000;

    public static Permission Requires => FollowUpPermissions.Assign;

    /// <param name="from">Whose; he may have left already.</param>
    /// <param name="to">A user code; null: nobody in particular.</param>
    public async Task<TakeOver> HandleAsync(string from, string? to, WardPlace place, CancellationToken ct = default)
    {
        if (from == to)
        {
            throw new RuleViolation("FollowUps.SamePerson");
        }

        var answer = new TakeOver(0, 0);
        await db.InTransactionAsync(
            async () =>
            {
                var (now, within) = (clock.GetUtcNow(), WardPlace.Of(await sight.ReachAsync(FollowUpPermissions.Assign), place.Department, place.Ward));
                var pile = await within.In(db.FollowUpTasks).Where(task => task.AssigneeNo == from && task.EndedAt == null).OrderBy(task => task.DueOn).Take(Most).ToListAsync(ct);
                var held = pile.FindAll(task => task.State == FollowUpState.Leased && task.LeaseUntil > now);
                answer = new(await desk.GiveAsync([.. pile.Except(held)], to, ct), held.Count);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return answer;
    }
}

/// <param name="Held">Left with whoever has the patient on the telephone.</param>
public sealed record TakeOver(int Given, int Held);
