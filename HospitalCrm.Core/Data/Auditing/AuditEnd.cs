using System.Data.Common;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>The end of the chain as the database has it: its last entry and the mark.</summary>
internal sealed record AuditEnd(long Seq, byte[] Hash, AuditMark? Mark)
{
    private const string Sql = """
        SELECT e."Seq", e."Hash", m."Count", m."Hash", m."HeadCount", m."Code"
        FROM (SELECT 1 AS "One") AS o
        LEFT JOIN (SELECT "Seq", "Hash" FROM "AuditEntries" ORDER BY "Seq" DESC LIMIT 1) AS e ON 1 = 1
        LEFT JOIN "AuditMarks" AS m ON m."Id" = 1
        """;

    /// <summary>Whether the mark stands exactly at the last entry; a chain that has not begun has none.</summary>
    public bool Fits(Sealing.Vault vault) => Mark is null
        ? Seq == 0
        : Mark.Count == Seq && Mark.Hash.AsSpan().SequenceEqual(Hash) && Mark.IsOurs(vault);

    public static async Task<AuditEnd> ReadAsync(DbConnection connection, DbTransaction? transaction, CancellationToken ct)
    {
        await using var command = CommandOn(connection);
        return await ReadAsync(command, transaction, ct);
    }

    /// <summary>A command that is used again and again is prepared once.</summary>
    public static DbCommand CommandOn(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        return command;
    }

    public static async Task<AuditEnd> ReadAsync(DbCommand command, DbTransaction? transaction, CancellationToken ct)
    {
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var mark = reader.IsDBNull(2) ? null : AuditMark.Stored(reader.GetInt64(2), Blob(reader, 3), reader.GetInt64(4), Blob(reader, 5));
        return reader.IsDBNull(0) ? new(0, [], mark) : new(reader.GetInt64(0), Blob(reader, 1), mark);
    }

    private static byte[] Blob(DbDataReader reader, int at) => reader.GetFieldValue<byte[]>(at);
}
