using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Fills PostgreSQL by binary COPY in one transaction: a kill on the way leaves nothing behind.</summary>
internal sealed class PostgresLoad(CrmDb db) : IBulkLoad
{
    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public Task RunAsync(LoadTables tables, Func<WriteRows, Task> fill, Func<CrmDb, Task> mark, IProgress<DemoProgress>? progress, CancellationToken ct) =>
        db.InTransactionAsync(
            async () =>
            {
                await fill(WriteAsync);
                progress?.Report(new("statistics"));
                foreach (var table in tables.All)
                {
                    await TellAsync($"ANALYZE \"{table.Name}\"", ct);
                }

                await mark(db);
            },
            ct);

    private async Task WriteAsync(LoadTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        await using var copy = await Connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var value in row)
            {
                if (value is null)
                {
                    await copy.WriteNullAsync(ct);
                }
                else
                {
                    await copy.WriteAsync(value, ct);
                }
            }
        }

        await copy.CompleteAsync(ct);
    }

    private async Task TellAsync(string sql, CancellationToken ct)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
