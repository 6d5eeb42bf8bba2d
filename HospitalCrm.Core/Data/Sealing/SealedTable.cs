using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>One table with sealed columns, read from the EF model, and the two statements that walk it and change a row.</summary>
internal sealed class SealedTable
{
    private const int Batch = 200;

    private readonly string[] _keys;
    private readonly (string Column, string Purpose)[] _sealed;
    private readonly string _name;
    private readonly bool _sqlite;

    private SealedTable(IEntityType entity, ISqlGenerationHelper sql, bool sqlite)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        _sqlite = sqlite;
        _name = sql.DelimitIdentifier(table.Name);
        _keys = [.. entity.FindPrimaryKey()!.Properties.Select(key => sql.DelimitIdentifier(key.GetColumnName(table)!))];
        _sealed = [.. SealedProperties(entity).Select(property => (sql.DelimitIdentifier(property.GetColumnName(table)!), $"{entity.ClrType.Name}.{property.Name}"))];
    }

    public static IReadOnlyList<SealedTable> Of(CrmDb db)
    {
        var sql = ((Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<IServiceProvider>)db).Instance.GetService(typeof(ISqlGenerationHelper)) as ISqlGenerationHelper;
        return [.. db.Model.GetEntityTypes().Where(entity => SealedProperties(entity).Any()).Select(entity => new SealedTable(entity, sql!, db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)))];
    }

    /// <summary>The next rows after <paramref name="after"/> that hold something sealed with another key.</summary>
    public async Task<List<SealedRow>> ReadAsync(DbConnection connection, object[]? after, int keyId, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        var stale = string.Join(" OR ", _sealed.Select(column => $"{KeyOf(column.Column)} <> @key"));
        var start = after is null ? "" : $"({string.Join(", ", _keys)}) > ({string.Join(", ", _keys.Select((_, i) => $"@k{i}"))}) AND ";
        command.CommandText =
            $"SELECT {string.Join(", ", _keys.Concat(_sealed.Select(column => column.Column)))} FROM {_name} WHERE {start}({stale}) ORDER BY {string.Join(", ", _keys)} LIMIT {Batch}";
        Add(command, "@key", (byte[])[(byte)(keyId >> 8), (byte)keyId]);
        for (var i = 0; after is not null && i < _keys.Length; i++)
        {
            Add(command, $"@k{i}", after[i]);
        }

        var rows = new List<SealedRow>(Batch);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(new(values[.._keys.Length], [.. values[_keys.Length..].Select(value => value as byte[])]));
        }

        return rows;
    }

    /// <summary>The same content under the newest key; null where nothing is sealed or the key is the newest already.</summary>
    public byte[]?[] Reseal(SealedRow row, Vault vault) =>
        [.. row.Values.Select((value, i) => value is { Length: > 0 } && new Sealed(value) is var old && old.KeyId != vault.CurrentKeyId
            ? vault.Seal(_sealed[i].Purpose, vault.Open(_sealed[i].Purpose, old)).Bytes
            : null)];

    /// <summary>Each column only while it still holds what was read: a change made meanwhile is newer and wins.</summary>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, SealedRow row, byte[]?[] fresh, CancellationToken ct)
    {
        for (var i = 0; i < fresh.Length; i++)
        {
            if (fresh[i] is not { } value)
            {
                continue;
            }

            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                $"UPDATE {_name} SET {_sealed[i].Column} = @fresh WHERE {string.Join(" AND ", _keys.Select((key, k) => $"{key} = @k{k}"))} AND {_sealed[i].Column} = @old";
            Add(command, "@fresh", value);
            Add(command, "@old", row.Values[i]!);
            for (var k = 0; k < _keys.Length; k++)
            {
                Add(command, $"@k{k}", row.Key[k]);
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static IEnumerable<IProperty> SealedProperties(IEntityType entity) =>
        entity.GetProperties().Where(property => property.ClrType == typeof(Sealed) || property.ClrType == typeof(Sealed?));

    private string KeyOf(string column) => _sqlite ? $"substr({column}, 2, 2)" : $"substring({column} from 2 for 2)";

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

internal sealed record SealedRow(object[] Key, byte[]?[] Values);
