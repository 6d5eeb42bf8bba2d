using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>
/// One statement for many rows, without the change tracker: prepared once for as long as the connection lives, or sent together where
/// a server takes several at once. Names and conversions come from the model. Inside the context's current transaction.
/// </summary>
public sealed class PreparedRows : IDisposable
{
    private readonly CrmDb _db;
    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;
    private readonly IClrPropertyGetter[] _getters;
    private readonly string _sql;
    private sqlite3? _preparedOn;
    private sqlite3_stmt? _statement;

    /// <param name="properties">Of the entity, in the order of the places <c>@p0</c>, <c>@p1</c> … in the statement.</param>
    public PreparedRows(CrmDb db, Type entity, IReadOnlyList<string> properties, string sql)
    {
        var type = db.Model.FindEntityType(entity)!;
        _db = db;
        _properties = [.. properties.Select(name => type.FindProperty(name)!)];
        _mappings = [.. _properties.Select(property => property.GetRelationalTypeMapping())];
        _getters = [.. _properties.Select(property => property.GetGetter())];
        _sql = sql;
    }

    /// <param name="properties">Null = all the entity has.</param>
    /// <param name="otherwise">What stands behind the values: <c>ON CONFLICT …</c>.</param>
    public static PreparedRows Insert(CrmDb db, Type entity, IReadOnlyList<string>? properties = null, string otherwise = "")
    {
        var type = db.Model.FindEntityType(entity)!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        properties ??= [.. type.GetProperties().Select(property => property.Name)];
        var columns = string.Join(", ", properties.Select(name => $"\"{type.FindProperty(name)!.GetColumnName(table)}\""));
        var places = string.Join(", ", properties.Select((_, at) => $"@p{at}"));
        return new(db, entity, properties, $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({places}) {otherwise}");
    }

    /// <summary>The values of entities, for a statement over their properties.</summary>
    public object?[] ValuesOf(object entity)
    {
        // A new row is its first version, as after a save.
        if (entity is Kernel.Entity { Version: 0 } living)
        {
            living.Version = 1;
        }

        var values = new object?[_getters.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = _getters[at].GetClrValue(entity);
        }

        return values;
    }

    /// <returns>How many rows each of them changed.</returns>
    public async Task<int[]> RunAsync(IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        return _db.Database.GetDbConnection() is SqliteConnection sqlite ? RunInTurn(sqlite, rows) : await RunTogetherAsync(rows, ct);
    }

    public void Dispose() => _statement?.Dispose();

    private int[] RunInTurn(SqliteConnection connection, IReadOnlyList<object?[]> rows)
    {
        var database = connection.Handle!;
        // Opened again, the connection may be another one of the pool underneath.
        if (_statement is null || !ReferenceEquals(_preparedOn, database))
        {
            _statement?.Dispose();
            Check(raw.sqlite3_prepare_v3(database, _sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared), database);
            (_statement, _preparedOn) = (prepared, database);
        }

        var changed = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = 0; at < _mappings.Length; at++)
            {
                Check(SqliteBinding.Bind(_statement, at + 1, Stored(at, rows[row][at])), database);
            }

            var result = raw.sqlite3_step(_statement);
            changed[row] = raw.sqlite3_changes(database);
            raw.sqlite3_reset(_statement);
            if (result != raw.SQLITE_DONE)
            {
                Check(result, database);
            }
        }

        return changed;
    }

    private async Task<int[]> RunTogetherAsync(IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        await using var batch = _db.Database.GetDbConnection().CreateBatch();
        await using var maker = _db.Database.GetDbConnection().CreateCommand();
        batch.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = _sql;
            for (var at = 0; at < _mappings.Length; at++)
            {
                command.Parameters.Add(_mappings[at].CreateParameter(maker, $"@p{at}", row[at], _properties[at].IsNullable));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }

    private object? Stored(int at, object? value) => value is not null && _mappings[at].Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static void Check(int result, sqlite3 database) => SqliteException.ThrowExceptionForRC(result, database);
}
