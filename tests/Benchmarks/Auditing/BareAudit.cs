using System.Security.Cryptography;
using HospitalCrm.Core.Data;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Benchmarks.Auditing;

/// <summary>The same table with the same indexes in a file of its own: one prepared INSERT, one durable commit an entry, one after another.</summary>
internal sealed class BareAudit : IAsyncDisposable
{
    private const string Insert = """
        INSERT INTO "AuditEntries" ("Seq", "At", "ActorKind", "ActorNo", "Act", "Entity", "EntityKey", "PatientId", "CallId", "Purpose", "Detail", "DetailCode", "PreviousHash", "Hash")
        VALUES ($seq, $at, 'Staff', 'agent001', 'Viewed', 'Patient', $key, $patient, NULL, 'archive', NULL, NULL, $previous, $hash)
        """;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private byte[] _previous = [];
    private long _seq;

    private BareAudit(SqliteConnection connection)
    {
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText = Insert;
    }

    public static async Task<BareAudit> OpenAsync(string folder, CancellationToken ct)
    {
        var schema = await SchemaAsync(new DataOptions { Directory = folder, KeysDirectory = folder }.SqliteFile, ct);
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        await connection.OpenAsync(ct);
        await using var make = connection.CreateCommand();
        make.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA mmap_size=2147483648;" + schema;
        await make.ExecuteNonQueryAsync(ct);
        return new(connection);
    }

    public async Task InsertAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var seq = ++_seq;
            var hash = SHA256.HashData([.. _previous, .. BitConverter.GetBytes(seq)]);
            _insert.Parameters.Clear();
            _insert.Parameters.AddWithValue("$seq", seq);
            _insert.Parameters.AddWithValue("$at", TimeProvider.System.GetUtcNow().UtcTicks);
            _insert.Parameters.AddWithValue("$key", seq.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _insert.Parameters.AddWithValue("$patient", Guid.CreateVersion7().ToByteArray(bigEndian: true));
            _insert.Parameters.AddWithValue("$previous", _previous);
            _insert.Parameters.AddWithValue("$hash", hash);
            await _insert.ExecuteNonQueryAsync(ct);
            _previous = hash;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
        _one.Dispose();
    }

    private static async Task<string> SchemaAsync(string product, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={product};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(ct);
        await using var ask = connection.CreateCommand();
        ask.CommandText = "SELECT group_concat(sql, ';') FROM sqlite_master WHERE tbl_name = 'AuditEntries' AND sql IS NOT NULL";
        return (string)(await ask.ExecuteScalarAsync(ct))!;
    }
}
