using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Operations;

/// <summary>What of a status somebody should look at. Pure, so that every line of it is tested.</summary>
public static class StatusFindings
{
    private const long Gigabyte = 1L << 30;

    public static IReadOnlyList<StatusFinding> Of(SystemStatus status, ParameterValues parameters) =>
    [
        .. OfDisk(status, parameters.Get(OperationsParameters.DiskWarningGigabytes)),
        .. OfBackup(status, parameters.Get(OperationsParameters.BackupOldHours)),
        .. status.Works.Where(work => work.LastFailure is not null && work.Name != MakeBackup.Name).Select(work => new StatusFinding(FindingLevel.Warning, "Operations.FindingWorkFailed", work.Name, work.LastFailure)),
        .. OfAudit(status.Audit),
    ];

    private static IEnumerable<StatusFinding> OfDisk(SystemStatus status, int warnBelow)
    {
        if (status.DiskFree is not { } free || free >= warnBelow * Gigabyte)
        {
            yield break;
        }

        yield return new(free < warnBelow * Gigabyte / 4 ? FindingLevel.Bad : FindingLevel.Warning, "Operations.FindingDiskLow", Math.Round((decimal)free / Gigabyte, 1));
    }

    private static IEnumerable<StatusFinding> OfBackup(SystemStatus status, int oldAfterHours)
    {
        var backup = status.Backup;
        if (!backup.ByProduct)
        {
            yield break;
        }

        if (!backup.IsOn)
        {
            yield return new(FindingLevel.Warning, "Operations.FindingBackupOff");
        }

        if (backup.LastProblem is not null)
        {
            yield return new(FindingLevel.Bad, "Operations.FindingBackupFailed", backup.LastTriedAt);
        }

        if (backup.IsOn && backup.LastGood is null && backup.LastProblem is null)
        {
            yield return new(FindingLevel.Warning, "Operations.FindingNoBackup");
        }

        if (backup.LastGood is { } good && status.At - good.At > TimeSpan.FromHours(oldAfterHours))
        {
            yield return new(FindingLevel.Bad, "Operations.FindingBackupOld", good.At);
        }
    }

    private static IEnumerable<StatusFinding> OfAudit(AuditStatus? audit) =>
        audit is { IsIntact: false } ? [new(FindingLevel.Bad, "Operations.FindingAuditBroken")] : [];
}
