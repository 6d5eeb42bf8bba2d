using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>Where the product's own backups lie, and which of them stay. Changes tracked rows and files; never saves.</summary>
public sealed class BackupShelf(CrmDb db, DataOptions options, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public string Folder => Path.GetFullPath(Path.Combine(options.Directory, parameters.Get(OperationsParameters.BackupFolder).Trim() is { Length: > 0 } given ? given : "backups"));

    public string NewFile(DateTimeOffset at) => Path.Combine(Folder, $"crm-{HospitalZone.Local(at):yyyyMMdd-HHmmss}.backup");

    /// <summary>The folder is left out of every backup, so nothing but backups may lie in it.</summary>
    /// <exception cref="InvalidDataException">It holds data or keys, or lies among them.</exception>
    public void DemandOwnFolder()
    {
        var (folder, data, keys) = (Whole(Folder), Whole(options.Directory), Whole(options.KeysDirectory));
        if (data.StartsWith(folder, StringComparison.Ordinal) || folder.StartsWith(keys, StringComparison.Ordinal) || keys.StartsWith(folder, StringComparison.Ordinal)
            || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(entry => !IsOurs(entry))))
        {
            throw new InvalidDataException("the backup folder holds other things than backups: give backups a folder of their own");
        }
    }

    private static string Whole(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    private static bool IsOurs(string entry) => entry.EndsWith(".backup", StringComparison.Ordinal) || entry.EndsWith(".part", StringComparison.Ordinal) || Path.GetFileName(entry) == "lost+found";

    /// <summary>The newest good ones stay, whatever came after them; so does every file that is not one of ours.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        var there = await db.Backups.Where(backup => backup.File != null && backup.EndedAt != null && backup.RemovedAt == null).OrderByDescending(backup => backup.RequestedAt).ToListAsync(ct);
        var kept = there.Where(backup => backup.IsGood).Take(parameters.Get(OperationsParameters.BackupsKept)).ToHashSet();
        foreach (var backup in there.Where(backup => !kept.Contains(backup)))
        {
            if (File.Exists(backup.File))
            {
                File.Delete(backup.File);
            }

            backup.Remove(clock.GetUtcNow());
        }
    }
}
