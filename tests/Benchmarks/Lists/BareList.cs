using HospitalCrm.Core.Data;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The least a page could cost: one prepared SELECT of twenty archives by key on one open connection, rows read and thrown away.</summary>
internal sealed class BareList : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    private BareList(SqliteConnection connection) => (_connection, _command) = (connection, connection.CreateCommand());

    public static async Task<BareList> OpenAsync(string folder, CancellationToken ct)
    {
        var file = new DataOptions { Directory = folder, KeysDirectory = folder }.SqliteFile;
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite");
        await connection.OpenAsync(ct);
        var bare = new BareList(connection);
        bare._command.CommandText = "PRAGMA cache_size=-32768; PRAGMA mmap_size=2147483648;";
        await bare._command.ExecuteNonQueryAsync(ct);
        bare._command.CommandText = """SELECT "Id", "MedicalRecordNo", "Name", "Sex", "BirthOn", "IdNumber", "LastVisitOn" FROM "Patients" WHERE "DeletedAt" IS NULL ORDER BY "Id" DESC LIMIT 20""";
        return bare;
    }

    public async Task<int> ReadAsync(CancellationToken ct)
    {
        var rows = 0;
        await using var reader = await _command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            _ = (reader.GetFieldValue<byte[]>(0), reader.GetString(2));
            rows++;
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
