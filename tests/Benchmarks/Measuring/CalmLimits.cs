using System.Globalization;

namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>The lowest p95 each bare limit ever had on this machine: its calm value, by which noise is told from a miss.</summary>
internal sealed class CalmLimits(string folder)
{
    /// <summary>Remembers this run's value too; on the first run ever the two are the same, and nothing passes for noise.</summary>
    public double Learn(string name, double p95)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        var known = File.Exists(path) && double.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var value) ? value : double.MaxValue;
        var calm = Math.Min(known, p95);
        File.WriteAllText(path, calm.ToString("R", CultureInfo.InvariantCulture));
        return calm;
    }
}
