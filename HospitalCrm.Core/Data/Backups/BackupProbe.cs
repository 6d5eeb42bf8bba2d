using HospitalCrm.Core.Data.Sealing;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Restores a backup into a scratch database and looks whether it is what was backed up. Only that makes a backup a good one.</summary>
public sealed partial class BackupProbe(DataOptions options, KeyRing ring, ILogger<BackupProbe> logger)
{
    private const double RestPerWork = 1.5;

    /// <returns>The database's SHA-256; null when another backup of this data is being made.</returns>
    /// <exception cref="InvalidDataException">The backup is not good; the message says why.</exception>
    public async Task<string?> ProveAsync(string file, CancellationToken ct)
    {
        using var held = BackupLock.TryTake(options.Directory);
        if (held is null)
        {
            return null;
        }

        using var backup = new BackupFile(file, ring);
        var scratch = Path.Combine(held.Workshop, "proof");
        Directory.CreateDirectory(scratch);
        var database = Path.Combine(scratch, BackupEntries.Database);
        var hash = await QuietThread.RunAsync(() =>
        {
            var found = backup.Extract(scratch, new(RestPerWork, ct));
            BackupCheck.Content(database, backup.Manifest, ct);
            return found;
        });
        if (BackupCheck.IsOfThisVersion(backup.Manifest))
        {
            // Reading SQLite never waits for anything, so all of it happens on the quiet thread.
            if (await await QuietThread.RunAsync(() => BackupCheck.AuditAsync(database, backup.Manifest, ring, scratch, ct)) is { } broken)
            {
                // The nightly check of the chain says so on the status page; without backups the harm would only grow.
                LogBroken(logger, broken);
            }
        }

        return hash;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the backup is good, but {Fault}")]
    private static partial void LogBroken(ILogger logger, string fault);
}
