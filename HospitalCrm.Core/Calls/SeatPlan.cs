using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Who sits where. Changes tracked entities; the use case saves.</summary>
public sealed class SeatPlan(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const int MostRinging = 500;

    private readonly Dictionary<string, string?> _asked = [];

    /// <summary>The staff number of whoever sits at the extension; null when it is empty.</summary>
    public async Task<string?> AgentAtAsync(string extension, CancellationToken ct)
    {
        if (!_asked.TryGetValue(extension, out var agent))
        {
            _asked[extension] = agent = await db.SeatLogins.Where(seat => seat.Extension == extension).Select(seat => seat.StaffNo).FirstOrDefaultAsync(ct);
        }

        return agent;
    }

    /// <summary>Sign-in takes the account's usual seat, unless somebody else sits there.</summary>
    public async Task ClaimDefaultAsync(StaffMember staff, CancellationToken ct)
    {
        await db.LockAsync("seats", ct);
        if (staff.Extension is { } extension && !await db.SeatLogins.AnyAsync(seat => seat.Extension == extension || seat.StaffId == staff.Id, ct))
        {
            await SitDownAsync(extension, staff, ct);
        }
    }

    /// <summary>Moves somebody to a seat, and whoever sat there away; asking first is the page's matter.</summary>
    public async Task TakeAsync(string extension, StaffMember staff, CancellationToken ct)
    {
        await db.LockAsync("seats", ct);
        var taken = await db.SeatLogins.Where(seat => seat.Extension == extension || seat.StaffId == staff.Id).ToListAsync(ct);
        db.SeatLogins.RemoveRange(taken);
        await SitDownAsync(extension, staff, ct);
    }

    public async Task LeaveAsync(Id<StaffMember> staff, CancellationToken ct) =>
        db.SeatLogins.RemoveRange(await db.SeatLogins.Where(seat => seat.StaffId == staff).ToListAsync(ct));

    /// <summary>Whoever sits down gets what rings there at this moment: the next signal may never come.</summary>
    private async Task SitDownAsync(string extension, StaffMember staff, CancellationToken ct)
    {
        db.SeatLogins.Add(new(extension, staff.Id, staff.StaffNo, clock.GetUtcNow()));
        _asked[extension] = staff.StaffNo;
        var ringing = await db.Calls.Where(call => call.State == CallState.Ringing).OrderByDescending(call => call.StartedAt).Take(MostRinging).ToListAsync(ct);
        foreach (var call in ringing.Where(call => call.DialSessionId is null && call.Seats.Contains(extension)))
        {
            call.Offer(extension, staff.StaffNo);
        }
    }
}
