using System.Diagnostics;

namespace HospitalCrm.Benchmarks.Seeding;

/// <summary>How long the disk alone needs for so many bytes.</summary>
internal static class BareWriting
{
    private const int Piece = 1 << 20;

    public static double Seconds(string folder, double megabytes)
    {
        var bytes = new byte[Piece];
        Random.Shared.NextBytes(bytes);
        var began = Stopwatch.GetTimestamp();
        using (var file = File.OpenHandle(Path.Combine(folder, "bytes"), FileMode.CreateNew, FileAccess.Write))
        {
            for (var at = 0L; at < megabytes * Piece; at += Piece)
            {
                RandomAccess.Write(file, bytes, at);
            }

            RandomAccess.FlushToDisk(file);
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Directory.Delete(folder, recursive: true);
        return took;
    }
}
