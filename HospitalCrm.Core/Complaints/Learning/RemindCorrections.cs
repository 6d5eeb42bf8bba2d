using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>
/// Overdue corrective actions: the owner hears of it, some days later those who demand corrections as well; each once. How far it went is kept
/// with what was sent in one transaction, so a restart or a second process repeats nothing.
/// </summary>
public sealed class RemindCorrections(CrmDb db, ComplaintRouting routing, CorrectiveNotices notices, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "improvements.remind";

    public static string DefaultCron => "25 0/5 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.CorrectiveActions.AnyAsync(action => action.NextReminderAt <= now, ct))
        {
            return 0;
        }

        var told = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var due = await db.CorrectiveActions.Where(action => action.NextReminderAt <= now).OrderBy(action => action.NextReminderAt).Take(Few).ToListAsync(ct);
                foreach (var action in due)
                {
                    // After a long stop both are due; each is told once.
                    while (action.NextReminderAt <= now)
                    {
                        var to = action.Reminders == 0 ? await OwnerAsync(action, ct) : await routing.StaffAsync(LearningPermissions.Manage, null, ct);
                        action.Remind(parameters.Get(LearningParameters.ClimbDays), now);
                        await notices.OverdueAsync(action, to, ct);
                        told++;
                    }
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return told;
    }

    private Task<List<StaffMember>> OwnerAsync(CorrectiveAction action, CancellationToken ct) =>
        db.Staff.AsNoTracking().Where(staff => staff.StaffNo == action.OwnerNo && staff.LeftAt == null).ToListAsync(ct);
}
