using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>统计与费用: what was accepted, sent, delivered, held back and spent, by day, category, channel and kind.</summary>
public sealed class SumMessages(CrmDb db) : IUseCase
{
    public const int MostDays = 92;

    public static Permission Requires => MessagingPermissions.View;

    /// <param name="from">The first day.</param>
    /// <param name="to">The last one.</param>
    public async Task<MessageSums> HandleAsync(DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
        {
            throw new RuleViolation("Messaging.DaysTooMany", MostDays);
        }

        var tallies = await db.MessageTallies.AsNoTracking().Where(tally => tally.Day >= from && tally.Day <= to).ToListAsync(ct);
        var counts = await CountAsync(from, to, ct);
        return new(
            await DaysAsync(tallies, ct),
            [.. counts.GroupBy(count => count.Category).OrderBy(group => group.Key).Select(group => Sum(group.Key.ToString(), group))],
            [.. tallies.Where(tally => tally.Channel.Length > 0).GroupBy(tally => tally.Channel).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Sum(group.Key, group, 0))],
            [.. counts.GroupBy(count => count.Kind).OrderByDescending(kind => kind.Sum(count => count.Count)).Select(kind => Sum(kind.Key, kind))],
            Sum("", counts));
    }

    /// <summary>Counted where they stand: what was accepted in these days, and what became of it since.</summary>
    private Task<List<MessageCount>> CountAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (begin, end) = (HospitalZone.StartOf(from), HospitalZone.StartOf(to.AddDays(1)));
        return db.OutboundMessages.Where(message => message.CreatedAt >= begin && message.CreatedAt < end)
            .GroupBy(message => new { message.Kind, message.Category, message.State })
            .Select(group => new MessageCount(group.Key.Kind, group.Key.Category, group.Key.State, group.LongCount(), group.Sum(message => (long)message.Parts), group.Sum(message => (long)message.CostLi)))
            .ToListAsync(ct);
    }

    /// <summary>What went out on each day, whenever it was accepted; held back counts on the day it came.</summary>
    private async Task<IReadOnlyList<MessageSum>> DaysAsync(List<MessageTally> tallies, CancellationToken ct)
    {
        var days = new List<MessageSum>();
        foreach (var day in tallies.GroupBy(tally => tally.Day).OrderByDescending(day => day.Key))
        {
            var (begin, end) = (HospitalZone.StartOf(day.Key), HospitalZone.StartOf(day.Key.AddDays(1)));
            var suppressed = await db.OutboundMessages.LongCountAsync(message => message.CreatedAt >= begin && message.CreatedAt < end && message.State == MessageState.Suppressed, ct);
            days.Add(Sum(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, suppressed));
        }

        return days;
    }

    private static MessageSum Sum(string word, IEnumerable<MessageCount> counts)
    {
        var all = counts.ToList();
        long Of(params MessageState[] states) => all.Where(count => states.Contains(count.State)).Sum(count => count.Count);
        return new(
            word,
            all.Sum(count => count.Count),
            Of(MessageState.Sent, MessageState.Delivered),
            Of(MessageState.Delivered),
            Of(MessageState.Failed, MessageState.Dead, MessageState.Expired),
            Of(MessageState.Suppressed),
            Of(MessageState.Unknown),
            all.Where(count => count.State is MessageState.Sent or MessageState.Delivered).Sum(count => count.Parts),
            all.Sum(count => count.CostLi));
    }

    private static MessageSum Sum(string word, IEnumerable<MessageTally> tallies, long suppressed)
    {
        var all = tallies.ToList();
        return new(
            word, 0, all.Sum(tally => tally.Sent), all.Sum(tally => tally.Delivered), all.Sum(tally => tally.Failed), suppressed, all.Sum(tally => tally.Unknown), all.Sum(tally => tally.Parts), all.Sum(tally => tally.CostLi));
    }

    private sealed record MessageCount(string Kind, MessageCategory Category, MessageState State, long Count, long Parts, long CostLi);
}

public sealed record MessageSums(
    IReadOnlyList<MessageSum> Days, IReadOnlyList<MessageSum> Categories, IReadOnlyList<MessageSum> Channels, IReadOnlyList<MessageSum> Kinds, MessageSum Total);

/// <param name="Word">A day, or the code of a category, a channel or a kind.</param>
public sealed record MessageSum(string Word, long Accepted, long Sent, long Delivered, long Failed, long Suppressed, long Unknown, long Parts, long CostLi);
