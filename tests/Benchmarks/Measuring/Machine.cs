using System.Diagnostics;
using System.Globalization;

namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>How busy the machine is, and how fast its disk.</summary>
internal static class Machine
{
    private const int Writes = 60;

    /// <summary>Of the last minute.</summary>
    public static double LoadAverage() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Whether we, and what we start, go before all ordinary work (<c>chrt</c>).</summary>
    public static bool IsRealTime()
    {
        // The 41st field of stat: 0 is ordinary work.
        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[38] != "0";
    }

    /// <summary>Median milliseconds to append a page and have it on the disk, which every commit pays.</summary>
    public static double FsyncMedian(string folder)
    {
        var path = Path.Combine(folder, $".fsync-{Environment.ProcessId}");
        var page = new byte[4096];
        var times = new List<double>(Writes);
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, options: FileOptions.DeleteOnClose))
        {
            for (var i = 0; i < Writes; i++)
            {
                var began = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, page, (long)i * page.Length);
                RandomAccess.FlushToDisk(file);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return new Sample(times).Median;
    }
}
