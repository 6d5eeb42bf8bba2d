using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Holds a restored database against the manifest it came with: every page, every table's rows, every link of the audit chain.</summary>
internal static class BackupCheck
{
    /// <exception cref="InvalidDataException">It is not what was backed up.</exception>
    public static void Content(string database, BackupManifest manifest, CancellationToken ct)
    {
        using var db = SqliteSnapshot.OpenCopy(database);
        if (SnapshotFacts.Fault(db) is { } fault)
        {
            throw new InvalidDataException($"the restored database is damaged: {fault}");
        }

        var rows = SnapshotFacts.Rows(db, ct);
        if (manifest.Rows.FirstOrDefault(table => rows.GetValueOrDefault(table.Key, -1) != table.Value) is { Key: not null } wrong)
        {
            throw new InvalidDataException($"the restored table {wrong.Key} has {rows.GetValueOrDefault(wrong.Key)} rows, not {wrong.Value}");
        }

        var (count, hash) = SnapshotFacts.AuditEnd(db);
        if (count != manifest.AuditCount || !hash.AsSpan().SequenceEqual(manifest.AuditHash))
        {
            throw new InvalidDataException("the restored audit trail does not end where the backed-up one did");
        }
    }

    /// <summary>Of a database of this very version; an older one is migrated first, by starting the product.</summary>
    /// <returns>Where the chain is broken; null when it is whole. A finding, not a fault of the copy: the patients' data in it is as good as ever.</returns>
    public static async Task<string?> AuditAsync(string database, BackupManifest manifest, KeyRing ring, string scratch, CancellationToken ct)
    {
        await using var restored = new RestoredDb(database, ring, scratch);
        if (manifest.AuditCount > 0)
        {
            restored.Head.Advance(manifest.AuditCount, manifest.AuditHash);
        }

        var (_, broken, reason) = await restored.Chain.VerifyAsync(ct);
        return broken is { } entry ? $"the audit trail is broken at entry {entry}: {reason}" : null;
    }

    public static bool IsOfThisVersion(BackupManifest manifest) => manifest.Migrations.SequenceEqual(RestoredDb.KnownMigrations, StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It knows something this version does not.</exception>
    public static void DemandNotNewer(BackupManifest manifest, string name)
    {
        if (manifest.Migrations.Except(RestoredDb.KnownMigrations, StringComparer.Ordinal).FirstOrDefault() is not null)
        {
            throw new InvalidDataException($"{name} was made by a newer version ({manifest.Product}): restore it with that version, or a later one");
        }
    }
}
