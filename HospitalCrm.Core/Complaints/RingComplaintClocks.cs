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

    private readonly Dictionary<(string Right, string? Department), List<StaffMember>> _staff = [];

    public static string Name => "complaints.ring-clocks";

    public static string DefaultCron => "40 * * * * ?";

    /// <summary>
    /// One complaint, one transaction: whoever looks at a list meanwhile waits for one, never for a hundred. A complaint that cannot be rung
    /// keeps nobody else's clock from ringing; the run tells of it when the others are done.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.ComplaintClocks.AsNoTracking().Where(due => due.NextAt <= now).OrderBy(due => due.NextAt).Select(due => due.ComplaintId).Take(Few).ToListAsync(ct);
        var (rung, failures) = (0, new List<Exception>());
        foreach (var id in due.Distinct())
        {
            try
            {
                var one = 0;
                await db.InTransactionAsync(async () => one = await RingAsync(id, now, ct), ct);
                rung += one;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }

            db.ChangeTracker.Clear();
        }

        return failures.Count == 0 ? rung : throw new AggregateException(failures);
    }

    private async Task<int> RingAsync(Id<Complaint> id, DateTimeOffset now, CancellationToken ct)
    {
        var complaint = await db.Complaints.Include(complaint => complaint.Clocks).SingleAsync(complaint => complaint.Id == id, ct);
        var rung = await RingAsync(complaint, now, ct);
        await db.SaveChangesAsync(ct);
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
        var office = await StaffAsync(ComplaintPermissions.Manage, null, ct);
        var handlers = complaint is { HandlerCode: not null, State: ComplaintState.Handling or ComplaintState.Waiting }
            ? await StaffAsync(ComplaintPermissions.Handle, complaint.HandlerCode, ct)
            : [];
        List<StaffMember> told = alarm switch
        {
            ComplaintAlarm.Warned or ComplaintAlarm.Head => handlers.Count > 0 ? handlers : office,
            ComplaintAlarm.Office => [.. office, .. routing.FunctionOf(complaint.CategoryCode) is { } function ? await StaffAsync(ComplaintPermissions.Handle, function, ct) : []],
            _ => await StaffAsync(ComplaintPermissions.Oversee, null, ct),
        };
        return [.. told.DistinctBy(staff => staff.StaffNo)];
    }

    /// <summary>Asked once a run.</summary>
    private async Task<List<StaffMember>> StaffAsync(Permission right, string? department, CancellationToken ct) =>
        _staff.TryGetValue((right.Code, department), out var known) ? known : _staff[(right.Code, department)] = await routing.StaffAsync(right, department, ct);
}
