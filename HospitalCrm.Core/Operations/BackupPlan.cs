using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Operations;

/// <summary>When the daily backup is due. Asked every few minutes, so that one that was missed or failed is made up for.</summary>
public static class BackupPlan
{
    private static readonly TimeSpan SecondTry = TimeSpan.FromHours(1);

    /// <param name="installedAt">Before that there was nothing to back up.</param>
    /// <param name="lastGood">When the last good one was started.</param>
    /// <param name="lastTry">When the last one at all was.</param>
    public static bool IsDue(DateTimeOffset now, TimeOnly at, DateTimeOffset installedAt, DateTimeOffset? lastGood, DateTimeOffset? lastTry)
    {
        var planned = LastPlanned(now, at);
        return planned > installedAt
            && (lastGood is not { } good || good < planned)
            && (lastTry is not { } tried || tried < planned || now - tried >= SecondTry);
    }

    public static DateTimeOffset NextPlanned(DateTimeOffset now, TimeOnly at) => LastPlanned(now, at).AddDays(1);

    private static DateTimeOffset LastPlanned(DateTimeOffset now, TimeOnly at)
    {
        var local = HospitalZone.Local(now);
        var today = new DateTimeOffset(DateOnly.FromDateTime(local.DateTime).ToDateTime(at), local.Offset);
        return today <= local ? today : today.AddDays(-1);
    }
}
