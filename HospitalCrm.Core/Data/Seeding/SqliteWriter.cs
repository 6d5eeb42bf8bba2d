using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>One connection that writes as fast as SQLite can. What it leaves behind after a crash is worthless: use it on a copy.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string Hurry = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-131072; PRAGMA threads=2;";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<LoadTable, SqliteInsert> _inserts = [];
    private readonly List<(string Name, string Sql)> _indexes = [];

    public SqliteWriter(string file)
    {
        _connection = new($"Data Source={file};Mode=ReadWrite;Pooling=False");
        _connection.Open();
        Tell(Hurry);
    }

    public void DropIndexes(IEnumerable<LoadTable> tables)
    {
        var names = tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        using (var command = _connection.CreateCommand())
        {
            command.CommandText = "SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (names.Contains(reader.GetString(2)))
                {
                    _indexes.Add((reader.GetString(0), reader.GetString(1)));
                }
            }
        }

        foreach (var (name, _) in _indexes)
        {
            Tell($"DROP INDEX \"{name}\"");
        }

        Tell("BEGIN");
    }

    public void Write(LoadTable table, IReadOnlyList<object?[]> rows)
    {
        if (!_inserts.TryGetValue(table, out var insert))
        {
            _inserts[table] = insert = new(_connection.Handle!, table);
        }

        foreach (var row in rows)
        {
            insert.Run(row);
        }
    }

    public void RestoreIndexes(IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        CloseInserts();
        Tell("COMMIT");
        for (var i = 0; i < _indexes.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            progress?.Report(new("indexes", i, _indexes.Count));
            Tell(_indexes[i].Sql);
        }
    }

    /// <summary>Statistics for the planner, and the journal the product works with.</summary>
    public void Finish() => Tell("ANALYZE; PRAGMA locking_mode=NORMAL; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL;");

    public void Dispose()
    {
        CloseInserts();
        _connection.Dispose();
    }

    private void CloseInserts()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        _inserts.Clear();
    }

    private void Tell(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
