using HospitalCrm.Core.Data.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>One prepared INSERT. It speaks to SQLite without the ADO.NET layer, whose parameters cost more than the row itself.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string _table;

    public SqliteInsert(sqlite3 database, LoadTable table)
    {
        _database = database;
        _table = table.Name;
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({places})", out _statement));
    }

    public void Run(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            Check(SqliteBinding.Bind(_statement, i + 1, row[i]));
        }

        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException($"{_table}: {raw.sqlite3_errmsg(_database).utf8_to_string()}", result, raw.sqlite3_extended_errcode(_database));
        }
    }
}
