using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Writes pieces of pushes, each commit all of them. The database itself decides what is news, so two senders of one row cannot both be right.</summary>
internal sealed class HisInboxWriter : IAsyncDisposable
{
    private const string NewerWins = """
        ON CONFLICT ("SourceCode", "View", "RowKey") DO UPDATE SET
          "PatientKey" = excluded."PatientKey", "UpdatedAt" = excluded."UpdatedAt", "Content" = excluded."Content", "ReceivedAt" = excluded."ReceivedAt", "Failure" = NULL,
          "Applied" = CASE WHEN "HisRows"."State" = 'Applied' AND "HisRows"."ContentHash" <> excluded."ContentHash" THEN "HisRows"."Content" ELSE "HisRows"."Applied" END,
          "State" = CASE WHEN "HisRows"."ContentHash" = excluded."ContentHash" AND "HisRows"."State" <> 'Failed' THEN "HisRows"."State" ELSE excluded."State" END,
          "ContentHash" = excluded."ContentHash"
        WHERE "HisRows"."UpdatedAt" < excluded."UpdatedAt"
        """;

    private const string OnceOnly = """ON CONFLICT ("SourceCode", "View", "ContentHash") DO NOTHING""";

    private const string AddUp = """
        ON CONFLICT ("SourceCode", "View") DO UPDATE SET
          "LastDoor" = excluded."LastDoor", "LastReceivedAt" = excluded."LastReceivedAt",
          "NewestAt" = CASE WHEN "HisFeeds"."NewestAt" IS NULL OR excluded."NewestAt" > "HisFeeds"."NewestAt" THEN excluded."NewestAt" ELSE "HisFeeds"."NewestAt" END,
          "Accepted" = "HisFeeds"."Accepted" + excluded."Accepted", "Unchanged" = "HisFeeds"."Unchanged" + excluded."Unchanged",
          "Quarantined" = "HisFeeds"."Quarantined" + excluded."Quarantined"
        """;

    private readonly AsyncServiceScope _scope;
    private readonly CrmDb _db;
    private readonly PreparedRows _rows;
    private readonly PreparedRows _bad;
    private readonly PreparedRows _feeds;

    private HisInboxWriter(AsyncServiceScope scope, CrmDb db)
    {
        _scope = scope;
        _db = db;
        _rows = PreparedRows.Insert(
            db, typeof(HisRow),
            [nameof(HisRow.SourceCode), nameof(HisRow.View), nameof(HisRow.RowKey), nameof(HisRow.PatientKey), nameof(HisRow.UpdatedAt), nameof(HisRow.Content), nameof(HisRow.ContentHash), nameof(HisRow.State), nameof(HisRow.ReceivedAt)],
            NewerWins);
        _bad = PreparedRows.Insert(db, typeof(QuarantinedRow), otherwise: OnceOnly);
        _feeds = PreparedRows.Insert(
            db, typeof(HisFeed),
            [nameof(HisFeed.SourceCode), nameof(HisFeed.View), nameof(HisFeed.LastDoor), nameof(HisFeed.LastReceivedAt), nameof(HisFeed.NewestAt), nameof(HisFeed.Accepted), nameof(HisFeed.Unchanged), nameof(HisFeed.Quarantined)],
            AddUp);
    }

    public static async Task<HisInboxWriter> OpenAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("feed");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        return new(scope, db);
    }

    public Task WriteAsync(IReadOnlyList<HisPiece> pieces, IReadOnlyList<HisPiece> notes, DateTimeOffset now, CancellationToken ct) =>
        _db.InTransactionAsync(
            async () =>
            {
                foreach (var piece in pieces)
                {
                    await WriteAsync(piece, now, ct);
                }

                await _feeds.RunAsync([.. pieces.Concat(notes).GroupBy(piece => (piece.Push.Source, piece.Push.View)).Select(feed => Sum([.. feed], now))], ct);
            },
            ct);

    public async ValueTask DisposeAsync()
    {
        _rows.Dispose();
        _bad.Dispose();
        _feeds.Dispose();
        await _scope.DisposeAsync();
    }

    private async Task WriteAsync(HisPiece piece, DateTimeOffset now, CancellationToken ct)
    {
        var (source, view) = (piece.Push.Source, piece.Push.View);
        var state = HisProjection.Applies(view) ? HisRowState.Pending : HisRowState.Kept;
        var changed = await _rows.RunAsync(
            [.. piece.Rows.Select(row => new object?[] { source, view.Name, row.Record.RowKey, row.Record.PatientKey, row.Record.UpdatedAt, row.Content, row.Hash, state, now })], ct);
        piece.Accepted = changed.Sum();
        await _bad.RunAsync([.. piece.Bad.Select(_bad.ValuesOf)], ct);
    }

    private static object?[] Sum(IReadOnlyList<HisPiece> pieces, DateTimeOffset now) =>
    [
        pieces[0].Push.Source, pieces[0].Push.View.Name, pieces[^1].Push.Door, now, pieces.Max(piece => piece.NewestAt),
        pieces.Sum(piece => (long)piece.Accepted), pieces.Sum(piece => (long)(piece.Unchanged + piece.Rows.Count - piece.Accepted)), pieces.Sum(piece => (long)piece.Bad.Count),
    ];
}
