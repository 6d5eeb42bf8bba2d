using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>统计与费用 of some days: read from the daily tallies, so a year of millions is a few hundred rows. And how many wait, or wait for somebody, now.</summary>
public sealed class ReadMessageStatistics(CrmDb db) : IUseCase
{
    private static readonly MessageState[] OfNow = [MessageState.Queued, MessageState.Sending, MessageState.Dead, MessageState.Unknown];

    public static Permission Requires => MessagingPermissions.View;

    /// <param name="until">The last day, included.</param>
    public async Task<MessageStatistics> HandleAsync(DateOnly from, DateOnly until, CancellationToken ct = default)
    {
        var tallies = await db.MessageTallies.AsNoTracking().Where(tally => tally.Day >= from && tally.Day <= until).OrderBy(tally => tally.Day).ThenBy(tally => tally.Category).ThenBy(tally => tally.Channel).ToListAsync(ct);
        var now = new Dictionary<MessageState, long>();
        foreach (var state in OfNow)
        {
            now[state] = await db.OutboundMessages.LongCountAsync(message => message.State == state, ct);
        }

        return new(tallies, now, await db.InboundMessages.LongCountAsync(reply => reply.HandledAt == null, ct));
    }
}

/// <param name="Now">How many are queued, under way, 发送失败待处理 or of unknown outcome at this moment.</param>
/// <param name="OpenReplies">Replies nobody saw to yet.</param>
public sealed record MessageStatistics(IReadOnlyList<MessageTally> Days, IReadOnlyDictionary<MessageState, long> Now, long OpenReplies);
