using System.Data.Common;
using HospitalCrm.Core.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// Writes entries without the change tracker, which costs more than the rest of an append together. Names and conversions come from
/// the model, so there is one description of the table.
/// </summary>
internal sealed class AuditInsert : IDisposable
{
    private const string FirstMark = """INSERT INTO "AuditMarks" ("Id", "Count", "Hash", "HeadCount", "Code") VALUES (1, @count, @hash, @head, @code)""";
    private const string NextMark = """UPDATE "AuditMarks" SET "Count" = @count, "Hash" = @hash, "HeadCount" = @head, "Code" = @code WHERE "Id" = 1""";

    private readonly PreparedRows _entries;
    private readonly DbConnection _connection;
    private DbCommand? _mark;

    public AuditInsert(CrmDb db)
    {
        _entries = PreparedRows.Insert(db, typeof(AuditEntry));
        _connection = db.Database.GetDbConnection();
        End = AuditEnd.CommandOn(_connection);
    }

    /// <summary>Asks for the end of the chain.</summary>
    public DbCommand End { get; }

    /// <summary>In the context's current transaction.</summary>
    public async Task WriteAsync(IReadOnlyList<AuditEntry> links, CancellationToken ct) => await _entries.RunAsync([.. links.Select(_entries.ValuesOf)], ct);

    public async Task WriteAsync(AuditMark mark, bool isFirst, DbTransaction transaction, CancellationToken ct)
    {
        _mark ??= _connection.CreateCommand();
        if (_mark.CommandText != (isFirst ? FirstMark : NextMark))
        {
            // Setting it, to the same words too, throws away what is prepared.
            _mark.CommandText = isFirst ? FirstMark : NextMark;
        }

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

    public void Dispose()
    {
        End.Dispose();
        _entries.Dispose();
        _mark?.Dispose();
    }
}
