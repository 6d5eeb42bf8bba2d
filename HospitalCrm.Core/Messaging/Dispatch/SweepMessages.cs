using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>
/// What nobody holds any more: messages whose process died under them become 不明 (they may have been sent), those whose time is over
/// become 过期. Running it twice, or twice at once, changes nothing.
/// </summary>
public sealed class SweepMessages(CrmDb db, ChannelBoard board, TimeProvider clock) : IUseCase
{
    private const int AtOnce = 500;

    public static Permission Requires => MessagingPermissions.Channels;

    /// <returns>How many messages it touched.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var touched = await ExpireAsync(now, ct) + await GiveUpLapsedAsync(now, ct);
        await ReadTodayAsync(ct);
        return touched;
    }

    private async Task<int> ExpireAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.OutboundMessages.AnyAsync(message => message.State == MessageState.Queued && message.ExpiresAt <= now, ct))
        {
            return 0;
        }

        var expired = 0;
        await db.InTransactionAsync(
            async () => expired = await db.OutboundMessages.Where(message => message.State == MessageState.Queued && message.ExpiresAt <= now)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(message => message.State, MessageState.Expired).SetProperty(message => message.Reason, (MessageReason?)MessageReason.Expired)
                        .SetProperty(message => message.EndedAt, (DateTimeOffset?)now).SetProperty(message => message.Version, message => message.Version + 1),
                    ct),
            ct);
        return expired;
    }

    private async Task<int> GiveUpLapsedAsync(DateTimeOffset now, CancellationToken ct)
    {
        var lapsed = await db.OutboundMessages.AsNoTracking().Where(message => message.State == MessageState.Sending && message.LeaseUntil < now).OrderBy(message => message.LeaseUntil).Take(AtOnce)
            .Select(message => new { message.Id, message.Attempts, message.Channel, message.LeaseUntil })
            .ToListAsync(ct);
        if (lapsed.Count == 0)
        {
            return 0;
        }

        var given = 0;
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var message in lapsed)
                {
                    var changed = await db.OutboundMessages
                        .Where(known => known.Id == message.Id && known.State == MessageState.Sending && known.Attempts == message.Attempts && known.LeaseUntil == message.LeaseUntil)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(known => known.State, MessageState.Unknown).SetProperty(known => known.Reason, (MessageReason?)MessageReason.LeaseLapsed)
                                .SetProperty(known => known.LeaseUntil, (DateTimeOffset?)null).SetProperty(known => known.Version, known => known.Version + 1),
                            ct);
                    if (changed == 1)
                    {
                        given++;
                        db.MessageAttempts.Add(new(message.Id, message.Attempts, 0, message.Channel ?? "", AttemptState.Unknown, null, "lease-lapsed", message.LeaseUntil ?? now, now));
                    }
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return given;
    }

    /// <summary>What the day has cost and what its cards have sent, other processes' share too; and who stopped which channel.</summary>
    private async Task ReadTodayAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var tallies = await db.MessageTallies.AsNoTracking().Where(tally => tally.Day == today).ToListAsync(ct);
        board.Spent(tallies.Where(tally => tally.Category != MessageCategory.Code).Sum(tally => tally.CostLi));
        var paused = await db.MessageChannels.Where(channel => channel.PausedAt != null).Select(channel => channel.Code).ToListAsync(ct);
        foreach (var standing in board.Standings)
        {
            standing.PartsToday = tallies.Where(tally => tally.Channel == standing.Options.Id).Sum(tally => tally.Parts);
            standing.IsPaused = paused.Contains(standing.Options.Id);
        }
    }
}
