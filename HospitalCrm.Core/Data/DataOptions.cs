namespace HospitalCrm.Core.Data;

/// <summary>Where the data lies (<c>Data:*</c>, <c>Keys:*</c>, <c>Database:*</c>; contracts §2).</summary>
public sealed record DataOptions
{
    public required string Directory { get; init; }

    /// <summary>Sealing keys, audit head, cookie keys; <c>&lt;data&gt;/keys</c> unless configured.</summary>
    public required string KeysDirectory { get; init; }

    public bool UsePostgres { get; init; }

    /// <summary>For PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    public string SqliteFile => Path.Combine(Directory, "crm.db");
}
