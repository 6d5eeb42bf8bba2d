using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>
/// The folder files are dropped in, and where they go: <c>working/&lt;key&gt;/</c> while they are read, then <c>done/</c> with a report
/// beside them, or <c>refused/</c> with the reason.
/// </summary>
public sealed class FileShelf(DataOptions data, ParameterValues parameters, TimeProvider clock)
{
    private const string Stamp = "yyyyMMdd-HHmmss";

    private static readonly string[] Ends = ["done", "refused"];

    public string Folder => parameters.Get(FileParameters.Folder) is { Length: > 0 } chosen ? chosen : Path.Combine(data.Directory, "his-inbox");

    private string Working => Path.Combine(Folder, "working");

    /// <summary>What lies there for us, complete or not. <c>~$…</c> is the mark a spreadsheet puts beside a file somebody has open.</summary>
    public IReadOnlyList<FileInfo> Dropped() =>
        Directory.Exists(Folder) ? [.. new DirectoryInfo(Folder).EnumerateFiles().Where(file => HisFile.IsOne(file.Name) && !file.Name.StartsWith('.') && !file.Name.StartsWith("~$", StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal)] : [];

    /// <summary>Files a stopped process had begun to read.</summary>
    public IReadOnlyList<(Guid Key, string Path)> Left() =>
        Directory.Exists(Working)
            ? [.. Directory.EnumerateDirectories(Working).SelectMany(folder => Directory.EnumerateFiles(folder).Select(file => (Guid.TryParse(Path.GetFileName(folder), out var key) ? key : Guid.Empty, file))).Where(left => left.Item1 != Guid.Empty && HisFile.IsOne(left.Item2))]
            : [];

    /// <summary>Where a file of this name is read; nobody else takes it from there.</summary>
    public string PlaceFor(Guid key, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Working, key.ToString())).FullName;
        return Path.Combine(folder, Path.GetFileName(name));
    }

    /// <summary>Takes a dropped file; false when another process was quicker.</summary>
    public static bool TryClaim(FileInfo file, string place)
    {
        try
        {
            File.Move(file.FullName, place);
            return true;
        }
        catch (IOException)
        {
            Directory.Delete(Path.GetDirectoryName(place)!, recursive: true);
            return false;
        }
    }

    /// <summary>A file with the bad rows' numbers and reasons, written while the rows are read.</summary>
    public static StreamWriter Report(string place)
    {
        var report = new StreamWriter(place + ".report.csv", append: false, new System.Text.UTF8Encoding(true));
        report.WriteLine("row,reason,column");
        return report;
    }

    public void Finish(string place, bool isRefused)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, isRefused ? "refused" : "done")).FullName;
        var stamp = HospitalZone.Local(clock.GetUtcNow()).ToString(Stamp, CultureInfo.InvariantCulture);
        var own = Path.GetDirectoryName(place)!;
        foreach (var file in Directory.EnumerateFiles(own))
        {
            File.Move(file, Free(folder, $"{stamp}-{Path.GetFileName(file)}"));
        }

        Directory.Delete(own, recursive: true);
    }

    /// <summary>Why it was refused, for whoever looks into the folder.</summary>
    public static Task ExplainAsync(string place, string problem, string? detail, CancellationToken ct) =>
        File.WriteAllTextAsync(place + ".reason.txt", detail is null ? problem : $"{problem}: {detail}", ct);

    /// <summary>Deletes what was taken longer ago than files are kept; 0 days keep them for ever.</summary>
    public int Purge()
    {
        var days = parameters.Get(FileParameters.KeptDays);
        if (days == 0)
        {
            return 0;
        }

        var last = clock.Today().AddDays(-days).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var old = Ends.Select(name => Path.Combine(Folder, name)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)
            .Where(file => Path.GetFileName(file) is { Length: > 15 } name && name[8] == '-' && name[..8].All(char.IsAsciiDigit) && string.CompareOrdinal(name[..8], last) < 0).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static string Free(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        for (var copy = 2; File.Exists(path); copy++)
        {
            path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{copy}{Path.GetExtension(name)}");
        }

        return path;
    }
}
