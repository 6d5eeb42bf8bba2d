namespace HospitalCrm.Benchmarks.Product;

/// <summary>A data folder that goes when the bench is done.</summary>
internal sealed class TemporaryData(string folder) : IDisposable
{
    public string Folder => folder;

    public double Megabytes => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1048576.0;

    /// <summary>On the disk when it returns: a gigabyte that is still on its way there would be felt in what is measured next.</summary>
    public void TakeAll(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
            using var written = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(written);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
