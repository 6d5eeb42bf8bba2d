using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Nobody acknowledged in time: the next above is told, and 总值班 again and again until somebody does.</summary>
public sealed class EscalateAlerts(CrmDb db, AlertDesk desk, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "follow-ups.escalate-alerts";

    public static string DefaultCron => "15/30 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.ClinicalAlerts.AnyAsync(alert => alert.ClimbsAt <= now, ct))
        {
            return 0;
        }

        var climbed = 0;
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var alert in await db.ClinicalAlerts.Where(alert => alert.ClimbsAt <= now).OrderBy(alert => alert.ClimbsAt).Take(Few).ToListAsync(ct))
                {
                    alert.Climb(now + desk.Patience(alert.Level == AlertLevel.Doctor ? AlertLevel.Department : AlertLevel.Hospital));
                    await desk.TellAsync(alert, ct);
                    climbed++;
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return climbed;
    }
}
