using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>What can be asked of a database file nobody writes.</summary>
internal static class SnapshotFacts
{
    public static IReadOnlyList<string> Migrations(SqliteConnection db) =>
        Texts(db, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");

    /// <summary>Every table with its number of rows.</summary>
    public static IReadOnlyDictionary<string, long> Rows(SqliteConnection db, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Texts(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            ct.ThrowIfCancellationRequested();
            rows[table] = Convert.ToInt64(Scalar(db, $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\""), CultureInfo.InvariantCulture);
        }

        return rows;
    }

    public static (long Count, byte[] Hash) AuditEnd(SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT Seq, Hash FROM AuditEntries ORDER BY Seq DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, []);
    }

    /// <summary>Null when every page is in order.</summary>
    public static string? Fault(SqliteConnection db)
    {
        var answer = Scalar(db, "PRAGMA quick_check(1)") as string;
        return answer == "ok" ? null : answer ?? "no answer";
    }

    private static object? Scalar(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command.ExecuteScalar();
    }

    private static List<string> Texts(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
