using System.Text.Json;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>What a backup holds; its first entry. Sealed like the rest: counts alone tell much about a hospital.</summary>
public sealed record BackupManifest
{
    public required string Product { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Of the database, oldest first.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Table → rows.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The last link of the audit chain.</summary>
    public required long AuditCount { get; init; }

    public required byte[] AuditHash { get; init; }

    public required long DatabaseBytes { get; init; }

    /// <summary>Uploads and whatever else lies in the data folder, by their path in it.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required long FileBytes { get; init; }

    public long TotalRows => Rows.Values.Sum();

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static BackupManifest Read(byte[] bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes) ?? throw new InvalidDataException($"{name} has no manifest");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{name} has a manifest this version cannot read");
        }
    }
}
