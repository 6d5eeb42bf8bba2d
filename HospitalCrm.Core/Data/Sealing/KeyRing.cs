using System.Security.Cryptography;
using System.Text.Json;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>
/// The keys of one installation, in <c>ring.json</c> of the keys directory, outside the database: sealing keys (the newest seals, all
/// open), one blind-index key and one audit key. Whoever loses this file loses every sealed field; a backup never contains it.
/// </summary>
public sealed class KeyRing
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private KeyRing(RingFile file, string path)
    {
        Path = path;
        Id = file.Id;
        SealingKeys = file.Keys.ToDictionary(key => key.Id, key => key.Secret);
        CurrentKeyId = file.Keys.Max(key => key.Id);
        BlindKey = file.Blind;
        AuditKey = file.Audit;
    }

    public string Path { get; }

    /// <summary>Written into the database too, so that a foreign or fresh ring is noticed at start.</summary>
    public Guid Id { get; }

    public int CurrentKeyId { get; private set; }

    internal Dictionary<int, byte[]> SealingKeys { get; }

    internal byte[] BlindKey { get; }

    internal byte[] AuditKey { get; }

    public static string FileIn(string directory) => System.IO.Path.Combine(directory, "ring.json");

    public static bool ExistsIn(string directory) => File.Exists(FileIn(directory));

    public static KeyRing Open(string directory)
    {
        var path = FileIn(directory);
        var file = JsonSerializer.Deserialize<RingFile>(File.ReadAllBytes(path), Json) ?? throw new InvalidDataException($"{path} holds no keys.");
        return new(file, path);
    }

    public static KeyRing OpenOrCreate(string directory) => ExistsIn(directory) ? Open(directory) : Create(directory);

    public static KeyRing Create(string directory)
    {
        Directory.CreateDirectory(directory);
        Write(directory, new(Guid.CreateVersion7(), [NewKey(1)], RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32)));
        return Open(directory);
    }

    /// <summary>Adds a sealing key; what is sealed from now on uses it, what was sealed before still opens.</summary>
    public static KeyRing Rotate(string directory)
    {
        var file = JsonSerializer.Deserialize<RingFile>(File.ReadAllBytes(FileIn(directory)), Json)!;
        Write(directory, file with { Keys = [.. file.Keys, NewKey(file.Keys.Max(key => key.Id) + 1)] });
        return Open(directory);
    }

    private static RingKey NewKey(int id) => new(id, RandomNumberGenerator.GetBytes(32));

    private static void Write(string directory, RingFile file)
    {
        var path = FileIn(directory);
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, file, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private sealed record RingFile(Guid Id, List<RingKey> Keys, byte[] Blind, byte[] Audit);

    private sealed record RingKey(int Id, byte[] Secret);
}
