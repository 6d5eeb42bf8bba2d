using System.Runtime.InteropServices;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Two things about folders the class library does not say.</summary>
internal static partial class Folders
{
    // O_DIRECTORY
    private const int ReadOnlyFolder = 0x10000;
    private const int ReadOnlyFolderArm = 0x4000;

    /// <summary>Bytes somebody without special rights may still write; null where nobody can tell.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A rename is on the disk when its folder is.</summary>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var open = Open(folder, RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ReadOnlyFolderArm : ReadOnlyFolder);
        if (open >= 0)
        {
            _ = Sync(open);
            _ = Close(open);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int fd);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);
}
