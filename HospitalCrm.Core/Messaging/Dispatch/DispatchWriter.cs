using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>
/// A channel's own connection: what came of messages and which ones it takes next are one transaction, so a busy channel costs one
/// commit a turn. Whoever changes a row first has it; two processes never hold the same message.
/// </summary>
internal sealed class DispatchWriter : IAsyncDisposable
{
    private const string Claim = """
        UPDATE "OutboundMessages" SET "State" = 'Sending', "Channel" = @p0, "LeaseUntil" = @p1, "Attempts" = "Attempts" + 1, "Reason" = NULL, "Version" = "Version" + 1
        WHERE "Id" = @p2 AND "State" = 'Queued'
        """;

    private const string Renew = """UPDATE "OutboundMessages" SET "LeaseUntil" = @p0 WHERE "Id" = @p1 AND "State" = 'Sending' AND "Attempts" = @p2""";

    // A result that comes after its lease lapsed is still the truth.
    private const string Mark = """
        UPDATE "OutboundMessages" SET "State" = @p0, "Reason" = @p1, "LastCode" = @p2, "NotBefore" = @p3, "ExpiresAt" = @p4, "Parts" = @p5, "CostLi" = "CostLi" + @p6,
          "SentAt" = COALESCE(@p7, "SentAt"), "EndedAt" = @p8, "Attempts" = "Attempts" + @p9, "Failures" = "Failures" + @p10, "LeaseUntil" = NULL, "Version" = "Version" + 1
        WHERE "Id" = @p11 AND "Attempts" = @p12 AND ("State" = 'Sending' OR ("State" = 'Unknown' AND "Reason" = 'LeaseLapsed'))
        """;

    private const string Expire = """
        UPDATE "OutboundMessages" SET "State" = 'Expired', "Reason" = 'Expired', "EndedAt" = @p0, "Version" = "Version" + 1 WHERE "Id" = @p1 AND "State" = 'Queued'
        """;

    private const string LastWordWins = """
        ON CONFLICT ("MessageId", "Number", "Part") DO UPDATE SET "State" = excluded."State", "Reference" = excluded."Reference", "Code" = excluded."Code", "At" = excluded."At"
        WHERE "MessageAttempts"."State" = 'Unknown'
        """;

    private const string AddUp = """
        ON CONFLICT ("Day", "Category", "Channel") DO UPDATE SET "Sent" = "MessageTallies"."Sent" + excluded."Sent", "Parts" = "MessageTallies"."Parts" + excluded."Parts",
          "CostLi" = "MessageTallies"."CostLi" + excluded."CostLi", "Delivered" = "MessageTallies"."Delivered" + excluded."Delivered",
          "Failed" = "MessageTallies"."Failed" + excluded."Failed", "Unknown" = "MessageTallies"."Unknown" + excluded."Unknown"
        """;

    private readonly AsyncServiceScope _scope;
    private readonly CrmDb _db;
    private readonly PreparedRows _claim;
    private readonly PreparedRows _renew;
    private readonly PreparedRows _mark;
    private readonly PreparedRows _expire;
    private readonly PreparedRows _attempts;
    private readonly PreparedRows _tallies;

    private DispatchWriter(AsyncServiceScope scope, CrmDb db)
    {
        (_scope, _db) = (scope, db);
        Gate = scope.ServiceProvider.GetRequiredService<MessageGate>();
        var message = typeof(OutboundMessage);
        _claim = new(db, message, [nameof(OutboundMessage.Channel), nameof(OutboundMessage.LeaseUntil), nameof(OutboundMessage.Id)], Claim);
        _renew = new(db, message, [nameof(OutboundMessage.LeaseUntil), nameof(OutboundMessage.Id), nameof(OutboundMessage.Attempts)], Renew);
        _mark = new(
            db,
            message,
            [
                nameof(OutboundMessage.State), nameof(OutboundMessage.Reason), nameof(OutboundMessage.LastCode), nameof(OutboundMessage.NotBefore), nameof(OutboundMessage.ExpiresAt),
                nameof(OutboundMessage.Parts), nameof(OutboundMessage.CostLi), nameof(OutboundMessage.SentAt), nameof(OutboundMessage.EndedAt), nameof(OutboundMessage.Attempts),
                nameof(OutboundMessage.Failures), nameof(OutboundMessage.Id), nameof(OutboundMessage.Attempts),
            ],
            Mark);
        _expire = new(db, message, [nameof(OutboundMessage.EndedAt), nameof(OutboundMessage.Id)], Expire);
        _attempts = PreparedRows.Insert(db, typeof(MessageAttempt), otherwise: LastWordWins);
        _tallies = PreparedRows.Insert(db, typeof(MessageTally), otherwise: AddUp);
    }

    public MessageGate Gate { get; }

    public static async Task<DispatchWriter> OpenAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("messages");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        return new(scope, db);
    }

    /// <summary>Writes the marks, keeps the leases of what is still in hand, and claims what <paramref name="order"/> asks for.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> CommitAsync(string channel, IReadOnlyList<MessageMark> marks, IReadOnlyList<ClaimedMessage> kept, ClaimOrder? order, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct)
    {
        IReadOnlyList<ClaimedMessage> claimed = [];
        await _db.InTransactionAsync(
            async () =>
            {
                await WriteAsync(channel, marks, ct);
                await _renew.RunAsync([.. kept.Select(message => new object?[] { leaseUntil, message.Id, message.Number })], ct);
                claimed = order is null ? [] : await ClaimAsync(channel, order, now, leaseUntil, ct);
            },
            ct);
        return claimed;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var rows in (PreparedRows[])[_claim, _renew, _mark, _expire, _attempts, _tallies])
        {
            rows.Dispose();
        }

        await _scope.DisposeAsync();
    }

    private async Task WriteAsync(string channel, IReadOnlyList<MessageMark> marks, CancellationToken ct)
    {
        if (marks.Count == 0)
        {
            return;
        }

        await _mark.RunAsync([.. marks.Select(ValuesOf)], ct);
        await _attempts.RunAsync([.. marks.SelectMany(mark => AttemptsOf(mark, channel)).Select(_attempts.ValuesOf)], ct);
        await _tallies.RunAsync([.. TalliesOf(marks, channel).Select(_tallies.ValuesOf)], ct);
    }

    private async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(string channel, ClaimOrder order, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct)
    {
        var chosen = await order.ChooseAsync(_db, now, ct);
        await _expire.RunAsync([.. chosen.Where(message => message.ExpiresAt <= now).Select(message => new object?[] { now, message.Id })], ct);
        var alive = chosen.Where(message => message.ExpiresAt > now).ToList();
        var changed = await _claim.RunAsync([.. alive.Select(message => new object?[] { channel, leaseUntil, message.Id })], ct);
        return [.. alive.Where((_, at) => changed[at] == 1)];
    }

    private static object?[] ValuesOf(MessageMark mark) =>
    [
        mark.State, mark.Reason, mark.Code, mark.NotBefore, mark.ExpiresAt, mark.Parts, mark.CostLi, mark.SentAt, mark.EndedAt, mark.MoreAttempts, mark.MoreFailures,
        mark.Of.Message.Id, mark.Of.Message.Number,
    ];

    private static IEnumerable<MessageAttempt> AttemptsOf(MessageMark mark, string channel)
    {
        var (message, outcome) = (mark.Of.Message, mark.Of.Outcome);
        if (outcome is null)
        {
            yield break;
        }

        var state = Enum.Parse<AttemptState>(outcome.Result.ToString());
        if (outcome.References.Count < 2)
        {
            yield return new(message.Id, message.Number, 0, channel, state, outcome.References.Count == 1 ? outcome.References[0] : null, outcome.Code, mark.Of.BegunAt, mark.Of.At);
            yield break;
        }

        for (var part = 1; part <= outcome.References.Count; part++)
        {
            yield return new(message.Id, message.Number, part, channel, state, outcome.References[part - 1], outcome.Code, mark.Of.BegunAt, mark.Of.At);
        }
    }

    private static IEnumerable<MessageTally> TalliesOf(IReadOnlyList<MessageMark> marks, string channel) =>
        from mark in marks
        where mark.State is MessageState.Sent or MessageState.Unknown or MessageState.Failed or MessageState.Dead
        group mark by (Day: DateOnly.FromDateTime(HospitalZone.Local(mark.Of.At).DateTime), mark.Of.Message.Category) into day
        select new MessageTally(day.Key.Day, day.Key.Category, channel)
            .Send(day.LongCount(mark => mark.State == MessageState.Sent), day.Sum(mark => mark.SentAt is null ? 0L : mark.Parts), day.Sum(mark => (long)mark.CostLi))
            .End(0, day.LongCount(mark => mark.State is MessageState.Failed or MessageState.Dead), day.LongCount(mark => mark.State == MessageState.Unknown));
}
