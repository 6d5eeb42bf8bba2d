using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>Whose missed calls they are: those of the own ring group, and of extensions in no group; a 班长 sees all.</summary>
public sealed class MissedCallDesk(CrmDb db, Grants grants, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public string StaffNo => actor.Value.StaffNo;

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Lease => TimeSpan.FromMinutes(parameters.Get(CallParameters.MissedLeaseMinutes));

    /// <summary>The open ones within the actor's reach.</summary>
    public async Task<IQueryable<MissedCall>> OpenAsync(CancellationToken ct)
    {
        var open = db.MissedCalls.Where(missed => missed.OpenIndex != null);
        if (parameters.Get(CallParameters.RingGroups) is not { Length: > 0 } groups || await grants.HasAsync(actor.Value, CallPermissions.SeeUnrouted))
        {
            return open;
        }

        var seat = await db.SeatLogins.Where(seat => seat.StaffNo == actor.Value.StaffNo).Select(seat => seat.Extension).FirstOrDefaultAsync(ct);
        var closed = RingGroups.ClosedTo(groups, seat);
        return open.Where(missed => missed.Extension == null || !closed.Contains(missed.Extension));
    }

    /// <exception cref="RuleViolation">There is none within the actor's reach, or it is closed.</exception>
    public async Task<MissedCall> DemandAsync(Id<MissedCall> id, CancellationToken ct) =>
        await (await OpenAsync(ct)).SingleOrDefaultAsync(missed => missed.Id == id, ct)
            ?? throw new RuleViolation(await db.MissedCalls.AnyAsync(missed => missed.Id == id, ct) ? "Calls.MissedClosed" : "Calls.Missing");

    /// <summary>Somebody's name, for a refusal.</summary>
    public async Task<string> NameAsync(string? staffNo, CancellationToken ct) =>
        await db.Staff.Where(staff => staff.StaffNo == staffNo).Select(staff => staff.Name).FirstOrDefaultAsync(ct) ?? staffNo ?? "";
}
