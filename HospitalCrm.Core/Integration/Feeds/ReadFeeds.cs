using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>采集概况: per system and view, what came, what waits, what is wrong, and how far behind we are.</summary>
public sealed class ReadFeeds(CrmDb db, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.View;

    public async Task<FeedOverview> HandleAsync(CancellationToken ct = default)
    {
        var feeds = await db.HisFeeds.AsNoTracking().OrderBy(feed => feed.SourceCode).ThenBy(feed => feed.View).ToListAsync(ct);
        var waiting = await CountAsync(HisRowState.WaitingForPatient, ct);
        var failed = await CountAsync(HisRowState.Failed, ct);
        var open = (await db.QuarantinedRows.Where(row => row.State == QuarantineState.Open).GroupBy(row => new { row.SourceCode, row.View }).Select(rows => new { rows.Key.SourceCode, rows.Key.View, Count = rows.LongCount() }).ToListAsync(ct))
            .ToDictionary(rows => (rows.SourceCode, rows.View), rows => rows.Count);
        var now = clock.GetUtcNow();
        var names = await db.ConnectedSystems.ToDictionaryAsync(system => system.Code, system => system.Name, ct);
        return new(
            now,
            await db.HisRows.LongCountAsync(row => row.State == HisRowState.Pending, ct),
            open.Values.Sum(),
            await db.SourceCodes.LongCountAsync(code => code.Standard == null, ct),
            [
                .. feeds.Select(feed => new FeedLine(feed, names.GetValueOrDefault(feed.SourceCode) ?? feed.SourceCode)
                {
                    Waiting = waiting.GetValueOrDefault((feed.SourceCode, feed.View)),
                    Failed = failed.GetValueOrDefault((feed.SourceCode, feed.View)),
                    Open = open.GetValueOrDefault((feed.SourceCode, feed.View)),
                    Lag = feed.NewestAt is { } newest && newest < feed.LastReceivedAt ? feed.LastReceivedAt - newest : null,
                    Silence = now - feed.LastReceivedAt,
                }),
            ]);
    }

    private async Task<Dictionary<(string, string), long>> CountAsync(HisRowState state, CancellationToken ct)
    {
        // Each state is spelt out: only then a partial index answers.
        var rows = state == HisRowState.Failed ? db.HisRows.Where(row => row.State == HisRowState.Failed) : db.HisRows.Where(row => row.State == HisRowState.WaitingForPatient);
        var counts = await rows.GroupBy(row => new { row.SourceCode, row.View }).Select(group => new { group.Key.SourceCode, group.Key.View, Count = group.LongCount() }).ToListAsync(ct);
        return counts.ToDictionary(group => (group.SourceCode, group.View), group => group.Count);
    }
}

/// <param name="Pending">Rows stored and not yet in the archives.</param>
/// <param name="Open">Rows in quarantine.</param>
/// <param name="Unmapped">Codes that mean nothing yet.</param>
public sealed record FeedOverview(DateTimeOffset At, long Pending, long Open, long Unmapped, IReadOnlyList<FeedLine> Lines);

/// <param name="System">What the connected system is called.</param>
public sealed record FeedLine(HisFeed Feed, string System)
{
    /// <summary>Rows that wait for their patient.</summary>
    public long Waiting { get; init; }

    /// <summary>Rows that could not be applied.</summary>
    public long Failed { get; init; }

    /// <summary>Rows in quarantine.</summary>
    public long Open { get; init; }

    /// <summary>How old the newest row was when it came.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>Since when nothing came.</summary>
    public TimeSpan Silence { get; init; }
}
