using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// Writes a sealed backup of the running product: a snapshot of the database and the other files of the data folder, never the keys
/// (docs/adr/0027). The file appears under its name when it is complete and on the disk, or not at all.
/// </summary>
public sealed class BackupWriter(DataOptions options, KeyRing ring, TimeProvider clock)
{
    // It rests nearly as long as it works: two gigabytes in a minute, and nobody notices.
    private const double RestPerWork = 0.8;

    /// <summary>Some process is making or proving one at this moment.</summary>
    public bool IsBusy
    {
        get
        {
            using var free = BackupLock.TryTake(options.Directory);
            return free is null;
        }
    }

    /// <param name="file">Where it goes; a backup of that name is replaced at the end.</param>
    /// <param name="folder">Where scheduled backups lie, which belong into none.</param>
    /// <returns>Null when another backup of this data is being made.</returns>
    /// <exception cref="InvalidDataException">It cannot be done; the message says why.</exception>
    public Task<BackupReport?> WriteAsync(string file, string? folder, CancellationToken ct) => QuietThread.RunAsync(() => Write(Path.GetFullPath(file), folder, ct));

    private BackupReport? Write(string file, string? folder, CancellationToken ct)
    {
        Demand(file);
        using var held = BackupLock.TryTake(options.Directory);
        if (held is null)
        {
            return null;
        }

        var part = file + ".part";
        try
        {
            File.Delete(part);
            var report = Seal(part, held.Workshop, folder, ct) with { File = file };
            File.Move(part, file, overwrite: true);
            Folders.Flush(Path.GetDirectoryName(file)!);
            return report;
        }
        catch
        {
            Forget(part);
            throw;
        }
    }

    private BackupReport Seal(string part, string workshop, string? folder, CancellationToken ct)
    {
        var pace = new BackupPace(RestPerWork, ct);
        var copy = Path.Combine(workshop, BackupEntries.Database);
        DemandRoom(workshop, new FileInfo(options.SqliteFile).Length);
        var takenAt = clock.GetUtcNow();
        SqliteSnapshot.Take(options.SqliteFile, copy, pace);

        // After the snapshot: a file without its row does no harm, a row without its file does.
        var manifest = Describe(copy, DataFiles.In(options.Directory, [options.KeysDirectory, .. folder is null ? Array.Empty<string>() : [folder]]), takenAt, ct);
        DemandRoom(Path.GetDirectoryName(part)!, manifest.DatabaseBytes + manifest.FileBytes);
        ring.Refresh();
        var header = BackupHeader.New(ring, takenAt);
        using var cipher = header.Cipher(ring, part);
        using var target = new PacedFile(part, pace);
        using var backup = new SealingStream(target, header, cipher);
        using var described = new MemoryStream(manifest.ToBytes());
        BackupEntries.Write(backup, BackupEntries.Manifest, described, described.Length);
        byte[] hash;
        using (var database = File.OpenRead(copy))
        {
            hash = BackupEntries.Write(backup, BackupEntries.Database, database, manifest.DatabaseBytes);
        }

        foreach (var name in manifest.Files)
        {
            WriteFile(backup, name);
        }

        BackupEntries.WriteEnd(backup);
        backup.Finish();
        return new(part, target.Length, Convert.ToHexStringLower(hash), manifest);
    }

    private void WriteFile(SealingStream backup, string name)
    {
        FileStream content;
        try
        {
            content = new(Path.Combine(options.Directory, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return; // deleted since it was listed
        }

        using (content)
        {
            BackupEntries.Write(backup, name, content, content.Length);
        }
    }

    private BackupManifest Describe(string copy, IReadOnlyList<string> files, DateTimeOffset takenAt, CancellationToken ct)
    {
        using var db = SqliteSnapshot.OpenCopy(copy);
        var (count, hash) = SnapshotFacts.AuditEnd(db);
        return new()
        {
            Product = ProductVersion.Text,
            TakenAt = takenAt,
            Migrations = SnapshotFacts.Migrations(db),
            Rows = SnapshotFacts.Rows(db, ct),
            AuditCount = count,
            AuditHash = hash,
            DatabaseBytes = new FileInfo(copy).Length,
            Files = files,
            FileBytes = files.Sum(name => new FileInfo(Path.Combine(options.Directory, name)) is { Exists: true } file ? file.Length : 0),
        };
    }

    private void Demand(string file)
    {
        if (options.UsePostgres)
        {
            throw new InvalidDataException("the data lies in PostgreSQL: back it up with pg_dump (docs/operations.md)");
        }

        if (Directory.Exists(file) || Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
        {
            throw new InvalidDataException($"{file} is no file in a folder that exists");
        }

        if (File.Exists(file) && !BackupHeader.IsBackup(file))
        {
            throw new InvalidDataException($"{file} exists and is not a backup: it is not overwritten");
        }

        if (folder.Equals(Path.GetFullPath(options.KeysDirectory), StringComparison.Ordinal))
        {
            throw new InvalidDataException("a backup does not go beside the keys: together they can be read by whoever holds them");
        }
    }

    private static void DemandRoom(string folder, long bytes)
    {
        if (Folders.Free(folder) is { } free && free < bytes)
        {
            throw new IOException($"no room in {folder}: {bytes >> 20} MB are needed, {free >> 20} MB are free");
        }
    }

    /// <summary>What is told is why it failed, not that its remains could not be removed either.</summary>
    private static void Forget(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A name ending in .part is never taken for a backup.
        }
    }
}

/// <param name="ContentHash">SHA-256 of the database in it, byte for byte.</param>
/// <param name="AuditFault">After a restore: where the audit trail is broken.</param>
public sealed record BackupReport(string File, long Bytes, string ContentHash, BackupManifest Manifest, string? AuditFault = null);
