using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>The rows of a batch that go past the change tracker: new ones, and the marks in the inbox.</summary>
internal sealed class HisBatchWriter(CrmDb db) : IDisposable
{
    private const string Mark = """
        UPDATE "HisRows" SET "State" = @p0, "LocalId" = @p1, "AppliedAt" = @p2, "WaitsFor" = @p3, "Failure" = @p4, "Applied" = CASE @p5 WHEN 1 THEN NULL WHEN 2 THEN "Content" ELSE "Applied" END
        WHERE "Id" = @p6 AND "UpdatedAt" = @p7 AND "State" = 'Pending'
        """;

    private readonly List<PreparedRows> _statements = [];

    /// <exception cref="HisRowsMoved">Somebody else was faster; nothing of the batch may stand.</exception>
    public async Task MarkAsync(HisBatch batch, CancellationToken ct)
    {
        var mark = Keep(new(
            db, typeof(HisRow),
            [nameof(HisRow.State), nameof(HisRow.LocalId), nameof(HisRow.AppliedAt), nameof(HisRow.WaitsFor), nameof(HisRow.Failure), nameof(HisRow.Id), nameof(HisRow.Id), nameof(HisRow.UpdatedAt)],
            Mark));
        var changed = await mark.RunAsync([.. batch.Verdicts.Select(verdict => Values(verdict, batch.Now))], ct);
        if (changed.Any(count => count != 1))
        {
            throw new HisRowsMoved();
        }
    }

    public async Task InsertAsync(Type type, IReadOnlyList<object> entities, CancellationToken ct)
    {
        if (entities.Count > 0)
        {
            var insert = Keep(PreparedRows.Insert(db, type));
            await insert.RunAsync([.. entities.Select(insert.ValuesOf)], ct);
        }
    }

    public void Dispose() => _statements.ForEach(statement => statement.Dispose());

    private static object?[] Values(HisVerdict verdict, DateTimeOffset now) =>
    [
        verdict.State, verdict.LocalId, verdict.State == HisRowState.Applied ? now : null, verdict.WaitsFor, verdict.Failure, verdict.State == HisRowState.Applied ? 1L : verdict.Stands ? 2L : 0L,
        verdict.Item.Id, verdict.Item.Record.UpdatedAt,
    ];

    private PreparedRows Keep(PreparedRows statement)
    {
        _statements.Add(statement);
        return statement;
    }
}
