using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// Clocks that warn or climb: those at work on it, whoever answers for them, the complaints office with the function department, 院领导. How far a
/// clock climbed is kept with what was sent in one transaction, so a restart or a second process repeats nothing.
/// </summary>
public sealed class RingComplaintClocks(CrmDb db, ComplaintRouting routing, ComplaintNotices notices, ComplaintClockwork clockwork, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "complaints.ring-clocks";

    public static string DefaultCron => "40 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.ComplaintClocks.AnyAsync(due => due.NextAt <= now, ct))
        {
            return 0;
        }

        var rung = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var keys = await db.ComplaintClocks.Where(due => due.NextAt <= now).OrderBy(due => due.NextAt).Select(due => due.ComplaintId).Take(Few).ToListAsync(ct);
                var wanted = keys.Distinct().ToList();
                var complaints = await db.Complaints.Include(complaint => complaint.Clocks).Where(complaint => wanted.Contains(complaint.Id)).ToListAsync(ct);
                foreach (var complaint in complaints)
                {
                    rung += await RingAsync(complaint, now, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return rung;
    }

    private async Task<int> RingAsync(Complaint complaint, DateTimeOffset now, CancellationToken ct)
    {
        var rung = 0;
        foreach (var due in complaint.Clocks)
        {
            // After a long stop a clock may have several steps to climb; each is told once.
            while (due.NextAt <= now)
            {
                complaint.Climb(due, now, clockwork.Limits);
                await notices.AlarmAsync(complaint, due, await ReceiversAsync(complaint, due.Alarm, ct), ct);
                rung++;
            }
        }

        return rung;
    }

    private async Task<List<StaffMember>> ReceiversAsync(Complaint complaint, ComplaintAlarm alarm, CancellationToken ct)
    {
        var office = await routing.StaffAsync(ComplaintPermissions.Manage, null, ct);
        var handlers = complaint is { HandlerCode: not null, State: ComplaintState.Handling or ComplaintState.Waiting }
            ? await routing.StaffAsync(ComplaintPermissions.Handle, complaint.HandlerCode, ct)
            : [];
        List<StaffMember> told = alarm switch
        {
            ComplaintAlarm.Warned or ComplaintAlarm.Head => handlers.Count > 0 ? handlers : office,
            ComplaintAlarm.Office => [.. office, .. routing.FunctionOf(complaint.CategoryCode) is { } function ? await routing.StaffAsync(ComplaintPermissions.Handle, function, ct) : []],
            _ => await routing.StaffAsync(ComplaintPermissions.Oversee, null, ct),
        };
        return [.. told.DistinctBy(staff => staff.StaffNo)];
    }
}
