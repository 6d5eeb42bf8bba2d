namespace HospitalCrm.Core.Data.Backups;

/// <summary>One backup at a time and data folder, whichever process makes it. Ends with the process, however that ends.</summary>
internal sealed class BackupLock : IDisposable
{
    private readonly FileStream _file;

    private BackupLock(FileStream file, string workshop) => (_file, Workshop) = (file, workshop);

    /// <summary>A folder for half-made things, empty: what a killed backup left there is gone.</summary>
    public string Workshop { get; }

    /// <returns>Null when another backup is running.</returns>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public static BackupLock? TryTake(string data)
    {
        var workshop = Path.Combine(data, DataFiles.Workshop);
        var folder = Directory.CreateDirectory(workshop);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        var path = Path.Combine(workshop, "lock");
        FileStream file;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        var taken = new BackupLock(file, workshop);
        taken.Clear();
        return taken;
    }

    public void Dispose()
    {
        Clear();
        _file.Dispose();
    }

    private void Clear()
    {
        foreach (var entry in new DirectoryInfo(Workshop).EnumerateFileSystemInfos().Where(entry => entry.Name != "lock"))
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
