using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>
/// The keys of one installation, in <c>ring.json</c> of the keys directory, outside the database: sealing keys (the newest seals, all
/// open), one blind-index key and one audit key. Whoever loses this file loses every sealed field; a backup never contains it.
/// </summary>
public sealed class KeyRing
{
    private const int KeyLength = 32;

    /// <summary>With another process that makes or rotates the ring: it writes one small file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private KeyRing(RingFile file, string path)
    {
        if (file is not { Keys.Count: > 0, Blind.Length: KeyLength, Audit.Length: KeyLength } || file.Keys.Any(key => key is not { Id: > 0 and <= ushort.MaxValue, Secret.Length: KeyLength }))
        {
            throw new InvalidDataException($"{path} is not a key ring.");
        }

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

    /// <summary>Replaced as a whole when keys were added, never changed: readers need no lock.</summary>
    internal Dictionary<int, byte[]> SealingKeys { get; private set; }

    internal byte[] BlindKey { get; }

    internal byte[] AuditKey { get; }

    public static string FileIn(string directory) => System.IO.Path.Combine(directory, "ring.json");

    public static bool ExistsIn(string directory) => File.Exists(FileIn(directory));

    /// <exception cref="InvalidDataException">The file holds no keys.</exception>
    public static KeyRing Open(string directory) => new(Read(directory), FileIn(directory));

    public static KeyRing OpenOrCreate(string directory) => ExistsIn(directory) ? Open(directory) : Create(directory);

    /// <summary>Makes the ring of a new installation; when another process was faster, its ring is the ring.</summary>
    public static KeyRing Create(string directory)
    {
        Directory.CreateDirectory(directory);
        using (Lock(directory))
        {
            if (!ExistsIn(directory))
            {
                Write(directory, new(Guid.CreateVersion7(), [NewKey(1)], RandomNumberGenerator.GetBytes(KeyLength), RandomNumberGenerator.GetBytes(KeyLength)));
            }
        }

        return Open(directory);
    }

    /// <summary>Adds a sealing key; what is sealed from now on uses it, what was sealed before still opens.</summary>
    public static KeyRing Rotate(string directory)
    {
        using (Lock(directory))
        {
            var file = Read(directory);
            Write(directory, file with { Keys = [.. file.Keys, NewKey(file.Keys.Max(key => key.Id) + 1)] });
        }

        return Open(directory);
    }

    /// <summary>Takes up keys that another process (<c>crm keys rotate</c>) added since.</summary>
    public void Refresh()
    {
        var directory = System.IO.Path.GetDirectoryName(Path)!;
        if (ExistsIn(directory) && Read(directory) is { } file && file.Id == Id && file.Keys.Count > SealingKeys.Count)
        {
            SealingKeys = file.Keys.ToDictionary(key => key.Id, key => key.Secret);
            CurrentKeyId = file.Keys.Max(key => key.Id);
        }
    }

    private static RingKey NewKey(int id) => new(id, RandomNumberGenerator.GetBytes(KeyLength));

    private static RingFile Read(string directory)
    {
        var path = FileIn(directory);
        try
        {
            return JsonSerializer.Deserialize<RingFile>(File.ReadAllBytes(path), Json) ?? throw new InvalidDataException($"{path} is not a key ring.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} is not a key ring.");
        }
    }

    /// <summary>One process at a time: a move that must not overwrite looks and then moves, and between the two another's ring may be there, with which something was sealed.</summary>
    private static FileStream Lock(string directory)
    {
        var begun = Stopwatch.GetTimestamp();
        var options = Private(FileMode.OpenOrCreate);
        options.Share = FileShare.None;
        while (true)
        {
            try
            {
                return new(System.IO.Path.Combine(directory, "ring.lock"), options);
            }
            catch (IOException held) when (held is not DirectoryNotFoundException && Stopwatch.GetElapsedTime(begun) < Patience)
            {
                Thread.Sleep(5);
            }
        }
    }

    private static void Write(string directory, RingFile file)
    {
        var path = FileIn(directory);

        // Always a new file: the mode of one that lies there already would stay.
        var next = $"{path}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(next, Private(FileMode.CreateNew)))
        {
            JsonSerializer.Serialize(stream, file, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>For writing, and nobody else's to read.</summary>
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private sealed record RingFile(Guid Id, List<RingKey> Keys, byte[] Blind, byte[] Audit);

    private sealed record RingKey(int Id, byte[] Secret);
}
