using System.Security.Cryptography;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>
/// The daily backup, and those somebody asked for. Each is restored into a scratch database before it counts. What a stop or a kill left
/// unfinished is closed as interrupted; another process at it already means there is nothing to do.
/// </summary>
public sealed class MakeBackup(CrmDb db, BackupWriter writer, BackupProbe probe, BackupShelf shelf, ParameterValues parameters, DataOptions options, TimeProvider clock) : IScheduledWork
{
    public static string Name => "operations.backup";

    public static string DefaultCron => "20 0/5 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (options.UsePostgres || writer.IsBusy || await NextAsync(ct) is not { } backup)
        {
            return 0;
        }

        try
        {
            await MakeAsync(backup, ct);
            return 1;
        }
        catch (Exception failure)
        {
            Forget(backup);
            backup.Fail(failure is OperationCanceledException ? Backup.Interrupted : Words(failure), clock.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>What is asked for, or due; nothing else is open afterwards.</summary>
    private async Task<Backup?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Backups.Where(backup => backup.EndedAt == null).OrderBy(backup => backup.RequestedAt).ToListAsync(ct);
        open.FindAll(backup => backup.IsRunning).ForEach(backup => backup.Fail(Backup.Interrupted, now));
        var next = open.Find(backup => backup.StartedAt is null);
        if (next is null && parameters.Get(OperationsParameters.BackupOn) && await IsDueAsync(now, ct))
        {
            next = new("clock", now);
            db.Backups.Add(next);
        }

        await db.SaveChangesAsync(ct);
        return next;
    }

    private async Task<bool> IsDueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var installedAt = await db.Installations.Select(installation => installation.CreatedAt).SingleAsync(ct);
        var lastGood = await db.Backups.Where(backup => backup.VerifiedAt != null).MaxAsync(backup => backup.StartedAt, ct);
        var lastTry = await db.Backups.MaxAsync(backup => backup.StartedAt, ct);
        return BackupPlan.IsDue(now, parameters.Get(OperationsParameters.BackupAt), installedAt, lastGood, lastTry);
    }

    private async Task MakeAsync(Backup backup, CancellationToken ct)
    {
        backup.Start(shelf.NewFile(clock.GetUtcNow()), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        shelf.DemandOwnFolder();
        Directory.CreateDirectory(shelf.Folder);
        var report = await writer.WriteAsync(backup.File!, shelf.Folder, ct) ?? throw new InvalidDataException("another backup is being made");
        backup.Written(report.Bytes, report.Manifest.DatabaseBytes, report.Manifest.TotalRows, report.Manifest.AuditCount);
        await db.SaveChangesAsync(ct);
        if (await probe.ProveAsync(backup.File!, ct) != report.ContentHash)
        {
            throw new InvalidDataException("the restored database is not the one that was backed up");
        }

        backup.Verified(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await shelf.TidyAsync(ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What was not proven is no backup, and one more of it every hour would fill the disk.</summary>
    private void Forget(Backup backup)
    {
        try
        {
            if (backup.File is { } file && File.Exists(file))
            {
                File.Delete(file);
                backup.Remove(clock.GetUtcNow());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next good backup tidies it away.
        }
    }

    /// <summary>These exceptions speak of files and folders, never of what is in them; of any other only its kind is told.</summary>
    private static string Words(Exception failure) =>
        failure is InvalidDataException or IOException or UnauthorizedAccessException or CryptographicException ? failure.Message : failure.GetType().Name;
}
