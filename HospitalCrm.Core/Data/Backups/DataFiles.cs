using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>What in the data folder belongs into a backup beside the database: uploads, recordings and whatever a later version adds. Never keys.</summary>
internal static class DataFiles
{
    public const string Workshop = ".backup";
    public const string Staging = ".restoring";
    public const string Backups = "backups";

    // Rebuilt, worthless elsewhere, or no content of the hospital's.
    private static readonly string[] LeftOut = ["logs", "exports", Backups, Workshop, Staging, "seeding", "setup-code", "restored.json", "crm.db", "crm.db-wal", "crm.db-shm", "crm.db-journal"];

    /// <summary>Paths below the data folder, with <c>/</c>, in order.</summary>
    /// <param name="folders">Further folders left out: the keys, and where backups go.</param>
    public static IReadOnlyList<string> In(string data, params string[] folders)
    {
        var root = Path.GetFullPath(data);
        var leftOut = folders.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var found = new List<string>();
        Look(new(root), leftOut, found, isTop: true);
        return [.. found.Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    private static void Look(DirectoryInfo folder, HashSet<string> leftOut, List<string> found, bool isTop)
    {
        // Whatever the folder is called: where a ring lies are keys.
        if (leftOut.Contains(folder.FullName) || KeyRing.ExistsIn(folder.FullName))
        {
            return;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null || (isTop && LeftOut.Contains(entry.Name)) || entry.Name.StartsWith(".probe-", StringComparison.Ordinal))
            {
                continue;
            }

            if (entry is DirectoryInfo inner)
            {
                Look(inner, leftOut, found, isTop: false);
            }
            else if (!entry.Name.EndsWith(".part", StringComparison.Ordinal) && !BackupHeader.IsBackup(entry.FullName))
            {
                found.Add(entry.FullName);
            }
        }
    }
}
