using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// Writes entries without the change tracker, which costs more than the rest of an append together. Names and conversions come from
/// the model, so there is one description of the table.
/// </summary>
internal sealed class AuditInsert : IDisposable
{
    private const string FirstMark = """INSERT INTO "AuditMarks" ("Id", "Count", "Hash", "HeadCount", "Code") VALUES (1, @count, @hash, @head, @code)""";
    private const string NextMark = """UPDATE "AuditMarks" SET "Count" = @count, "Hash" = @hash, "HeadCount" = @head, "Code" = @code WHERE "Id" = 1""";

    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;
    private readonly string _sql;
    private readonly DbConnection _connection;
    private DbCommand? _insert;
    private DbCommand? _mark;

    public AuditInsert(CrmDb db)
    {
        var entity = db.Model.FindEntityType(typeof(AuditEntry))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        _properties = [.. entity.GetProperties()];
        _mappings = [.. _properties.Select(property => property.GetRelationalTypeMapping())];
        _sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", _properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) VALUES ({string.Join(", ", _properties.Select((_, at) => $"@p{at}"))})";
        _connection = db.Database.GetDbConnection();
    }

    /// <param name="mark">None when the chain is broken already.</param>
    public async Task WriteAsync(IReadOnlyList<AuditEntry> links, AuditMark? mark, DbTransaction transaction, CancellationToken ct)
    {
        await (_connection.CanCreateBatch ? WriteTogetherAsync(links, transaction, ct) : WriteInTurnAsync(links, transaction, ct));
        if (mark is not null)
        {
            await WriteAsync(mark, isFirst: links[0].Seq == 1, transaction, ct);
        }
    }

    private async Task WriteAsync(AuditMark mark, bool isFirst, DbTransaction transaction, CancellationToken ct)
    {
        _mark ??= _connection.CreateCommand();
        _mark.CommandText = isFirst ? FirstMark : NextMark;
        _mark.Transaction = transaction;
        _mark.Parameters.Clear();
        foreach (var (name, value) in ((string, object)[])[("@count", mark.Count), ("@hash", mark.Hash), ("@head", mark.HeadCount), ("@code", mark.Code)])
        {
            var parameter = _mark.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            _mark.Parameters.Add(parameter);
        }

        await _mark.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One way to the server and back for all of them.</summary>
    private async Task WriteTogetherAsync(IReadOnlyList<AuditEntry> links, DbTransaction transaction, CancellationToken ct)
    {
        await using var batch = _connection.CreateBatch();
        await using var maker = _connection.CreateCommand();
        batch.Transaction = transaction;
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

    /// <summary>The statement stays prepared for as long as the connection lives.</summary>
    private async Task WriteInTurnAsync(IReadOnlyList<AuditEntry> links, DbTransaction transaction, CancellationToken ct)
    {
        if (_insert is null)
        {
            _insert = _connection.CreateCommand();
            _insert.CommandText = _sql;
            for (var at = 0; at < _properties.Length; at++)
            {
                _insert.Parameters.Add(Parameter(_insert, at, links[0]));
            }
        }

        _insert.Transaction = transaction;
        foreach (var link in links)
        {
            for (var at = 0; at < _properties.Length; at++)
            {
                _insert.Parameters[at].Value = Stored(at, link);
            }

            await _insert.ExecuteNonQueryAsync(ct);
        }
    }

    private DbParameter Parameter(DbCommand command, int at, AuditEntry link) =>
        _mappings[at].CreateParameter(command, $"@p{at}", Value(at, link), _properties[at].IsNullable);

    private object? Value(int at, AuditEntry link) => _properties[at].GetGetter().GetClrValue(link);

    private object Stored(int at, AuditEntry link) => Value(at, link) is { } value
        ? _mappings[at].Converter is { } converter ? converter.ConvertToProvider(value)! : value
        : DBNull.Value;

    public void Dispose()
    {
        _insert?.Dispose();
        _mark?.Dispose();
    }
}
