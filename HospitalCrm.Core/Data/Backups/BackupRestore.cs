using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// Puts a backup into an empty data folder. Everything is written, flushed and checked in a folder beside before the first name appears;
/// the database's comes last, so that what was interrupted is never taken for a hospital, and the next restore clears it away.
/// </summary>
public sealed class BackupRestore(string data, string keys, TimeProvider clock)
{
    /// <summary>Left in the restored data; the next start writes it into the audit trail.</summary>
    public const string Note = "restored.json";

    private readonly string _data = Path.GetFullPath(data);
    private readonly string _keys = Path.GetFullPath(keys);
    private readonly string _staging = Path.Combine(Path.GetFullPath(data), DataFiles.Staging);

    private string Plan => Path.Combine(_staging, BackupEntries.Manifest);

    /// <exception cref="InvalidDataException">The backup, the keys or the folder are not what they should be.</exception>
    public async Task<BackupReport> RestoreAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"there is no file {file}");
        }

        if (!KeyRing.ExistsIn(_keys))
        {
            throw new InvalidDataException($"there are no keys in {_keys}");
        }

        var ring = KeyRing.Open(_keys);
        using var backup = new BackupFile(file, ring);
        BackupCheck.DemandNotNewer(backup.Manifest, Path.GetFileName(file));
        ClearInterrupted();
        DemandEmpty();
        Directory.CreateDirectory(_data);
        DemandRoom(backup.Manifest);
        var mayClear = true;
        try
        {
            var hash = await QuietThread.RunAsync(() => Stage(backup, ct));
            string? auditFault = null;
            if (BackupCheck.IsOfThisVersion(backup.Manifest))
            {
                auditFault = await BackupCheck.AuditAsync(Path.Combine(_staging, BackupEntries.Database), backup.Manifest, ring, _staging, ct);
                File.Delete(Path.Combine(_staging, AuditHead.FileName));
            }

            ct.ThrowIfCancellationRequested();
            mayClear = false;
            var (headWas, isBehind) = SetHead(backup.Manifest, ring);
            WriteNote(file, backup.Manifest, headWas, isBehind);
            MoveIntoPlace();
            return new(file, new FileInfo(file).Length, hash, backup.Manifest, auditFault);
        }
        finally
        {
            if (mayClear)
            {
                Directory.Delete(_staging, recursive: true);
            }
        }
    }

    private string Stage(BackupFile backup, CancellationToken ct)
    {
        Directory.CreateDirectory(_staging);
        File.WriteAllBytes(Plan, backup.Manifest.ToBytes());
        var hash = backup.Extract(_staging, new(restPerWork: 0, ct));
        BackupCheck.Content(Path.Combine(_staging, BackupEntries.Database), backup.Manifest, ct);
        return hash;
    }

    /// <summary>A restore that was killed left its folder, and perhaps some of what the plan in it names, but never a database.</summary>
    private void ClearInterrupted()
    {
        if (!Directory.Exists(_staging))
        {
            return;
        }

        if (File.Exists(Path.Combine(_data, BackupEntries.Database)))
        {
            throw NotEmpty();
        }

        if (File.Exists(Plan))
        {
            var plan = BackupManifest.Read(File.ReadAllBytes(Plan), Plan);
            foreach (var name in plan.Files.Select(Top).Append(Note).Distinct(StringComparer.Ordinal).Select(name => Path.Combine(_data, name)))
            {
                if (Directory.Exists(name))
                {
                    Directory.Delete(name, recursive: true);
                }
                else
                {
                    File.Delete(name);
                }
            }
        }

        Directory.Delete(_staging, recursive: true);
    }

    /// <summary>The keys may already lie where this data will look for them.</summary>
    private void DemandEmpty()
    {
        if (File.Exists(_data) || (Directory.Exists(_data) && new DirectoryInfo(_data).EnumerateFileSystemInfos().Any(entry => entry.FullName != _keys)))
        {
            throw NotEmpty();
        }
    }

    private InvalidDataException NotEmpty() => new($"{_data} is not empty: a backup is only put into an empty folder");

    private void DemandRoom(BackupManifest manifest)
    {
        var needed = manifest.DatabaseBytes + manifest.FileBytes;
        if (Folders.Free(_data) is { } free && free < needed)
        {
            throw new IOException($"no room in {_data}: {needed >> 20} MB are needed, {free >> 20} MB are free");
        }
    }

    /// <summary>
    /// A head ahead of the restored chain would call it cut. It is kept beside, as the evidence it is; the one that goes with the backup
    /// comes out of the sealed file.
    /// </summary>
    private (long? Was, bool WasAhead) SetHead(BackupManifest manifest, KeyRing ring)
    {
        using var vault = new Vault(ring);
        using var head = new AuditHead(_keys, vault);
        var was = KnownHead(head);
        var isAhead = was is not { } known || known.Count > manifest.AuditCount;
        if (isAhead)
        {
            if (File.Exists(head.Path))
            {
                File.Move(head.Path, Path.Combine(_keys, $"audit-head.before-restore-{clock.GetUtcNow():yyyyMMddHHmmssfff}.json"));
            }

            using var restored = new AuditHead(_keys, vault);
            restored.Advance(manifest.AuditCount, manifest.AuditHash);
        }

        return (was?.Count, isAhead && was is not null);
    }

    private static (long Count, byte[] Hash)? KnownHead(AuditHead head)
    {
        try
        {
            return head.Verified();
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private void WriteNote(string file, BackupManifest manifest, long? headWas, bool wasAhead)
    {
        var note = new RestoreNote(Path.GetFileName(file), manifest.TakenAt, clock.GetUtcNow(), manifest.AuditCount, wasAhead ? headWas : null);
        File.WriteAllBytes(Path.Combine(_staging, Note), JsonSerializer.SerializeToUtf8Bytes(note));
    }

    private void MoveIntoPlace()
    {
        foreach (var entry in new DirectoryInfo(_staging).GetFileSystemInfos().Where(entry => entry.Name is not (BackupEntries.Manifest or BackupEntries.Database)))
        {
            var place = Path.Combine(_data, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                folder.MoveTo(place);
            }
            else
            {
                File.Move(entry.FullName, place);
            }
        }

        Folders.Flush(_data);
        File.Move(Path.Combine(_staging, BackupEntries.Database), Path.Combine(_data, BackupEntries.Database));
        Directory.Delete(_staging, recursive: true);
        Folders.Flush(_data);
    }

    private static string Top(string name) => name.Split('/')[0];
}

/// <param name="HeadWas">How many entries the audit head knew, when it knew more than the backup holds.</param>
public sealed record RestoreNote(string File, DateTimeOffset TakenAt, DateTimeOffset RestoredAt, long Entries, long? HeadWas);
