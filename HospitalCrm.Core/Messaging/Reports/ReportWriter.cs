using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Messaging;

/// <summary>Writes reports that came together in one commit.</summary>
internal sealed class ReportWriter : IAsyncDisposable
{
    private const string Report = """
        UPDATE "MessageAttempts" SET "State" = @p0, "Code" = @p1, "ReportedAt" = @p2
        WHERE "MessageId" = @p3 AND "Number" = @p4 AND "Part" = @p5 AND "State" IN ('Accepted', 'Unknown')
        """;

    private const string End = """
        UPDATE "OutboundMessages" SET "State" = @p0, "Reason" = @p1, "LastCode" = @p2, "EndedAt" = @p3, "Version" = "Version" + 1
        WHERE "Id" = @p4 AND "Attempts" = @p5 AND "State" IN ('Sent', 'Unknown')
        """;

    private const string AddUp = """
        ON CONFLICT ("Day", "Category", "Channel") DO UPDATE SET "Delivered" = "MessageTallies"."Delivered" + excluded."Delivered", "Failed" = "MessageTallies"."Failed" + excluded."Failed"
        """;

    private readonly AsyncServiceScope _scope;
    private readonly CrmDb _db;
    private readonly PreparedRows _report;
    private readonly PreparedRows _end;
    private readonly PreparedRows _early;
    private readonly PreparedRows _tallies;

    private ReportWriter(AsyncServiceScope scope, CrmDb db)
    {
        (_scope, _db) = (scope, db);
        _report = new(
            db,
            typeof(MessageAttempt),
            [nameof(MessageAttempt.State), nameof(MessageAttempt.Code), nameof(MessageAttempt.ReportedAt), nameof(MessageAttempt.MessageId), nameof(MessageAttempt.Number), nameof(MessageAttempt.Part)],
            Report);
        _end = new(
            db,
            typeof(OutboundMessage),
            [nameof(OutboundMessage.State), nameof(OutboundMessage.Reason), nameof(OutboundMessage.LastCode), nameof(OutboundMessage.EndedAt), nameof(OutboundMessage.Id), nameof(OutboundMessage.Attempts)],
            End);
        _early = PreparedRows.Insert(
            db,
            typeof(EarlyReport),
            [
                nameof(EarlyReport.Channel), nameof(EarlyReport.MessageId), nameof(EarlyReport.Reference), nameof(EarlyReport.ToIndex), nameof(EarlyReport.State), nameof(EarlyReport.Code),
                nameof(EarlyReport.At), nameof(EarlyReport.ReceivedAt),
            ]);
        _tallies = PreparedRows.Insert(db, typeof(MessageTally), otherwise: AddUp);
    }

    public static async Task<ReportWriter> OpenAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("messages");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        return new(scope, db);
    }

    /// <returns>Whether some of them wait for their message now.</returns>
    public async Task<bool> WriteAsync(IReadOnlyList<ReportItem> items, DateTimeOffset now, CancellationToken ct)
    {
        var early = new List<ReportItem>();
        await _db.InTransactionAsync(
            async () =>
            {
                // Inside the transaction: a mark that is being written is either seen, or the report waits for it.
                var match = await FindAsync(items, ct);
                var fates = items.Select(item => (Item: item, Fate: match.Take(item))).ToList();
                early = [.. fates.Where(fate => fate.Fate == ReportFate.Early && fate.Item.EarlyId is null).Select(fate => fate.Item)];
                var matched = fates.Where(fate => fate.Fate != ReportFate.Early && fate.Item.EarlyId is not null).Select(fate => fate.Item.EarlyId!.Value).ToList();
                await WriteAsync(match, ct);
                await _early.RunAsync([.. early.Select(item => EarlyValues(item, now))], ct);
                if (matched.Count > 0)
                {
                    await _db.EarlyReports.Where(report => matched.Contains(report.Id)).ExecuteDeleteAsync(ct);
                }
            },
            ct);
        return early.Count > 0;
    }

    public async ValueTask DisposeAsync()
    {
        _report.Dispose();
        _end.Dispose();
        _early.Dispose();
        _tallies.Dispose();
        await _scope.DisposeAsync();
    }

    private async Task WriteAsync(ReportMatch match, CancellationToken ct)
    {
        await _report.RunAsync([.. match.ChangedParts.Select(part => new object?[] { part.State, part.Code, part.ReportedAt, part.MessageId, part.Number, part.Part })], ct);
        await _end.RunAsync(
            [.. match.Ended.Values.Select(message => new object?[] { message.State, message.State == MessageState.Failed ? MessageReason.NotDelivered : (MessageReason?)null, message.Code, message.EndedAt, message.Id, message.Attempts })],
            ct);
        var tallies =
            from message in match.Ended.Values
            group message by (Day: DateOnly.FromDateTime(HospitalZone.Local(message.EndedAt!.Value).DateTime), message.Category, Channel: message.Channel ?? "") into day
            select new MessageTally(day.Key.Day, day.Key.Category, day.Key.Channel).End(day.LongCount(message => message.State == MessageState.Delivered), day.LongCount(message => message.State == MessageState.Failed), 0);
        await _tallies.RunAsync([.. tallies.Select(_tallies.ValuesOf)], ct);
    }

    private async Task<ReportMatch> FindAsync(IReadOnlyList<ReportItem> items, CancellationToken ct)
    {
        // Before the attempts: what is no longer on the wire then has its attempt stored, also where others commit between the two questions.
        var onTheWire = await OnTheWireAsync(items, ct);
        var ids = items.Select(item => item.Report.MessageId).OfType<Guid>().Distinct().Select(id => new Id<OutboundMessage>(id)).ToList();
        foreach (var channel in items.Where(item => item.Report is { MessageId: null, Reference.Length: > 0 }).GroupBy(item => item.Channel))
        {
            var references = channel.Select(item => item.Report.Reference!).Distinct().ToList();
            ids.AddRange(await _db.MessageAttempts.Where(attempt => attempt.Channel == channel.Key && EF.Parameter(references).Contains(attempt.Reference!)).OrderByDescending(attempt => attempt.At)
                .Select(attempt => attempt.MessageId).Take(2_000).ToListAsync(ct));
        }

        var wanted = ids.Distinct().ToList();
        var messages = await _db.OutboundMessages.AsNoTracking().Where(message => EF.Parameter(wanted).Contains(message.Id))
            .Select(message => new ReportedMessage { Id = message.Id, State = message.State, Attempts = message.Attempts, ToIndex = message.ToIndex, Category = message.Category, Channel = message.Channel })
            .ToListAsync(ct);
        var parts = await _db.MessageAttempts.AsNoTracking().Where(attempt => EF.Parameter(wanted).Contains(attempt.MessageId))
            .Select(attempt => new ReportedPart
            {
                MessageId = attempt.MessageId,
                Number = attempt.Number,
                Part = attempt.Part,
                Channel = attempt.Channel,
                Reference = attempt.Reference,
                At = attempt.At,
                State = attempt.State,
                Code = attempt.Code,
                ReportedAt = attempt.ReportedAt,
            })
            .ToListAsync(ct);
        return new(messages.ToDictionary(message => message.Id.Value), parts, onTheWire);
    }

    /// <summary>Asked only for reports that name a reference of the channel's own; there are never more than the windows of all channels hold.</summary>
    private async Task<IReadOnlySet<(string Channel, string To)>> OnTheWireAsync(IReadOnlyList<ReportItem> items, CancellationToken ct)
    {
        if (!items.Any(item => item is { Report.MessageId: null, ToIndex: not null }))
        {
            return new HashSet<(string, string)>();
        }

        var sending = await _db.OutboundMessages.Where(message => message.State == MessageState.Sending).Select(message => new { message.Channel, message.ToIndex }).ToListAsync(ct);
        return sending.Select(message => (message.Channel ?? "", ReportMatch.KeyOf(message.ToIndex))).ToHashSet();
    }

    private static object?[] EarlyValues(ReportItem item, DateTimeOffset now) =>
        [item.Channel, item.Report.MessageId, item.Report.Reference, item.ToIndex, item.Report.State, item.Report.Code, item.Report.At, now];
}
