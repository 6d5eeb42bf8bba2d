using HospitalCrm.Core.Data;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Benchmarks.CallerMatch;

/// <summary>The least a look-up can cost here: one prepared SELECT with the same joins and columns on one open connection.</summary>
internal sealed class BareMatching : IAsyncDisposable
{
    private const string Select = """
        SELECT p."Id", p."PersonId", p."Name", p."Sex", p."BirthOn", p."BirthPrecision", p."MedicalRecordNo", n."Owner", c."Name", c."Relation", p."LastVisitOn", p."DeceasedOn" IS NOT NULL
        FROM "ContactNumbers" AS n
        JOIN "Patients" AS p ON n."PatientId" = p."Id" AND p."DeletedAt" IS NULL
        LEFT JOIN "ContactPersons" AS c ON n."ContactPersonId" = c."Id"
        WHERE n."NumberIndex" = $index LIMIT 40
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _index;

    private BareMatching(SqliteConnection connection)
    {
        _connection = connection;
        _command = connection.CreateCommand();
        _index = _command.Parameters.Add("$index", SqliteType.Blob);
    }

    public static async Task<BareMatching> OpenAsync(string folder, CancellationToken ct)
    {
        var file = new DataOptions { Directory = folder, KeysDirectory = folder }.SqliteFile;
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite");
        await connection.OpenAsync(ct);
        var bare = new BareMatching(connection);
        bare._command.CommandText = "PRAGMA cache_size=-32768; PRAGMA mmap_size=2147483648;";
        bare._command.Parameters.Clear();
        await bare._command.ExecuteNonQueryAsync(ct);
        bare._command.Parameters.Add(bare._index);
        bare._command.CommandText = Select;
        return bare;
    }

    public async Task<int> CountAsync(byte[] index, CancellationToken ct)
    {
        _index.Value = index;
        var rows = 0;
        await using var reader = await _command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            _ = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2));
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
