namespace HospitalCrm.Benchmarks.Product;

/// <summary>Where the product lies that is measured, and where the benches keep what they may keep.</summary>
/// <param name="Root">The checkout, with <c>run</c> in it.</param>
/// <param name="App">The published Release build.</param>
/// <param name="DataFolder">Seeded databases and calm values; may be deleted at any time.</param>
internal sealed record BenchPlace(string Root, string App, string DataFolder)
{
    public string Program => Path.Combine(App, "HospitalCrm.Web");

    public string CalmFolder => Path.Combine(DataFolder, "calm");

    /// <summary>On the same disk as real data would be, which a temporary folder in memory is not.</summary>
    public string TemporaryFolder(string name)
    {
        var folder = Path.Combine(TemporaryRoot(DataFolder), $"{name}-{Guid.NewGuid().ToString("N")[..8]}-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    public static BenchPlace Find()
    {
        var app = Environment.GetEnvironmentVariable("HCRM_APP");
        if (string.IsNullOrEmpty(app) || !File.Exists(Path.Combine(app, "HospitalCrm.Web")))
        {
            throw new BenchFailure("HCRM_APP does not name the folder of a published build: start the benches with ./crm bench");
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "HospitalCrm.sln")))
        {
            root = root.Parent ?? throw new BenchFailure("the benches must lie below the checkout, where ./crm bench builds them");
        }

        var data = Path.Combine(root.FullName, "artifacts", "bench-data");
        Directory.CreateDirectory(data);
        CleanUp(data);
        return new(root.FullName, app, data);
    }

    /// <summary>Where a bench that was killed left its data, nobody needs it any more.</summary>
    private static void CleanUp(string data)
    {
        foreach (var folder in Directory.Exists(TemporaryRoot(data)) ? Directory.GetDirectories(TemporaryRoot(data)) : [])
        {
            if (!Directory.Exists($"/proc/{folder.Split('-')[^1]}"))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string TemporaryRoot(string data) => Path.Combine(data, "tmp");
}
