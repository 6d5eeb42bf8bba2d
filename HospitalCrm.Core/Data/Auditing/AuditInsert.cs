using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// Writes entries without the change tracker, which costs more than the rest of an append together. Names and conversions come from
/// the model, so there is one description of the table.
/// </summary>
internal sealed class AuditInsert
{
    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;
    private readonly string _sql;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    public AuditInsert(CrmDb db)
    {
        var entity = db.Model.FindEntityType(typeof(AuditEntry))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        _properties = [.. entity.GetProperties()];
        _mappings = [.. _properties.Select(property => property.GetRelationalTypeMapping())];
        _sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", _properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) VALUES ({string.Join(", ", _properties.Select((_, at) => $"@p{at}"))})";
        _connection = db.Database.GetDbConnection();
        _transaction = db.Database.CurrentTransaction!.GetDbTransaction();
    }

    public Task WriteAsync(IReadOnlyList<AuditEntry> links, CancellationToken ct) =>
        _connection.CanCreateBatch ? WriteTogetherAsync(links, ct) : WriteInTurnAsync(links, ct);

    /// <summary>One way to the server and back for all of them.</summary>
    private async Task WriteTogetherAsync(IReadOnlyList<AuditEntry> links, CancellationToken ct)
    {
        await using var batch = _connection.CreateBatch();
        await using var maker = _connection.CreateCommand();
        batch.Transaction = _transaction;
        foreach (var link in links)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = _sql;
            for (var at = 0; at < _properties.Length; at++)
            {
                command.Parameters.Add(Parameter(maker, at, link));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task WriteInTurnAsync(IReadOnlyList<AuditEntry> links, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = _sql;
        for (var at = 0; at < _properties.Length; at++)
        {
            command.Parameters.Add(Parameter(command, at, links[0]));
        }

        await command.PrepareAsync(ct);
        foreach (var link in links)
        {
            for (var at = 0; at < _properties.Length; at++)
            {
                command.Parameters[at].Value = Stored(at, link);
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private DbParameter Parameter(DbCommand command, int at, AuditEntry link) =>
        _mappings[at].CreateParameter(command, $"@p{at}", Value(at, link), _properties[at].IsNullable);

    private object? Value(int at, AuditEntry link) => _properties[at].GetGetter().GetClrValue(link);

    private object Stored(int at, AuditEntry link) => Value(at, link) is { } value
        ? _mappings[at].Converter is { } converter ? converter.ConvertToProvider(value)! : value
        : DBNull.Value;
}
