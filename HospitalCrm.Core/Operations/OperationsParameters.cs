using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Operations;

/// <summary>Backup, housekeeping, and from when on the status page warns.</summary>
public static class OperationsParameters
{
    public static readonly ParameterDefinition<bool> BackupOn = ParameterDefinition.Switch("operations.backup-on", true);

    /// <summary>The daily backup, when the fewest people work.</summary>
    public static readonly ParameterDefinition<TimeOnly> BackupAt = ParameterDefinition.Time("operations.backup-at", new(2, 30));

    /// <summary>Empty: <c>backups</c> in the data folder. Better another disk or a mounted share.</summary>
    public static readonly ParameterDefinition<string> BackupFolder = ParameterDefinition.Text("operations.backup-folder", "", 200);

    /// <summary>So many good ones stay.</summary>
    public static readonly ParameterDefinition<int> BackupsKept = ParameterDefinition.Number("operations.backups-kept", 7, 1, 365);

    /// <summary>A good backup older than this is a warning.</summary>
    public static readonly ParameterDefinition<int> BackupOldHours = ParameterDefinition.Number("operations.backup-old-hours", 30, 1, 720);

    public static readonly ParameterDefinition<int> RunsKeptDays = ParameterDefinition.Number("operations.runs-kept-days", 30, 1, 3650);

    public static readonly ParameterDefinition<int> DiskWarningGigabytes = ParameterDefinition.Number("operations.disk-warning-gb", 10, 0, 100_000, relaxed: 2);

    public static readonly ParameterDefinition<int> CertificateWarningDays = ParameterDefinition.Number("operations.certificate-warning-days", 30, 1, 365);
}
