using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Web.Hosting;

/// <summary>The data folder: looked at before anything opens a file in it.</summary>
internal static class DataFolder
{
    // Only what the product itself puts there, and no backups: a slip in --data must not cost somebody's files.
    private static readonly string[] Files = ["crm.db", "crm.db-wal", "crm.db-shm", "setup-code"];
    private static readonly string[] Folders = ["logs", "recordings", "uploads", "seeding"];

    /// <exception cref="StartFailure">A folder cannot be made or written.</exception>
    public static void Check(DataOptions data)
    {
        foreach (var folder in (string[])[data.Directory, data.KeysDirectory])
        {
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StartFailure($"cannot write to the folder {folder}: {failure.Message}");
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(data.KeysDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Starts afresh (<c>--reset</c>).</summary>
    public static void Reset(HospitalSettings settings)
    {
        if (settings.Data.UsePostgres)
        {
            throw new StartFailure("--reset works on SQLite only; drop and create the PostgreSQL database yourself");
        }

        Files.Select(file => Path.Combine(settings.Data.Directory, file)).ToList().ForEach(File.Delete);
        var keys = settings.Data.KeysDirectory;
        ((string[])[KeyRing.FileIn(keys), Path.Combine(keys, "audit-head.json")]).ToList().ForEach(File.Delete);
        foreach (var folder in Folders.Select(folder => Path.Combine(settings.Data.Directory, folder)).Append(Path.Combine(keys, "cookies")).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
