using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Benchmarks.Measuring;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>A demo hospital of each size, seeded once by the product itself and copied for every bench that writes.</summary>
internal static class SeededData
{
    private const string Done = "seeded";

    /// <summary>Read only: whoever writes takes a <see cref="CopyAsync"/>.</summary>
    public static async Task<string> FolderAsync(BenchPlace place, DemoSize size, Figures figures, CancellationToken ct)
    {
        // Another schema or other people: another seed.
        var folder = Path.Combine(place.DataFolder, $"{size}-{SchemaStamp.OfCore()}");
        var data = Path.Combine(folder, "data");
        if (File.Exists(Path.Combine(folder, Done)))
        {
            return data;
        }

        foreach (var old in Directory.GetDirectories(place.DataFolder, $"{size}-*"))
        {
            Directory.Delete(old, recursive: true);
        }

        figures.Say($"seeding a hospital of size {size}, kept for later …");
        Directory.CreateDirectory(folder);
        await ProductCommand.RunAsync(place, ["seed", "--size", size.ToString(), "--data", data], ct);
        await File.WriteAllTextAsync(Path.Combine(folder, Done), "", ct);
        return data;
    }

    /// <summary>Dispose of it when done.</summary>
    public static async Task<TemporaryData> CopyAsync(BenchPlace place, DemoSize size, Figures figures, CancellationToken ct)
    {
        var original = await FolderAsync(place, size, figures, ct);
        var copy = new TemporaryData(place.TemporaryFolder(size.ToString()));
        copy.TakeAll(original);
        return copy;
    }
}
