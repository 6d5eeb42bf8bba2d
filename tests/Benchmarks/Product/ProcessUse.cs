using System.Globalization;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>What the kernel says a process uses.</summary>
internal static class ProcessUse
{
    // USER_HZ is 100 on every Linux .NET runs on.
    private const double TicksPerSecond = 100;

    public static double? PeakMegabytes(int pid) => Megabytes(pid, "VmHWM:");

    public static double? WorkingSetMegabytes(int pid) => Megabytes(pid, "VmRSS:");

    /// <summary>User and system time, all threads.</summary>
    public static TimeSpan Processor(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static double? Megabytes(int pid, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? null : double.Parse(line[field.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null; // it ended
        }
    }
}
