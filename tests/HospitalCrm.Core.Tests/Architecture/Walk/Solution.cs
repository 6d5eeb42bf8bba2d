namespace HospitalCrm.Architecture;

/// <summary>The repository the tests were built from.</summary>
internal static class Solution
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Hand-written sources below a folder: no build output, no generated migrations.</summary>
    public static IEnumerable<string> SourcesIn(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)
        where endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
            && !parts.Any(part => part is "bin" or "obj" or "Migrations" or "node_modules")
        select file;

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "HospitalCrm.sln")) ? from : Find(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("HospitalCrm.sln"));
}
