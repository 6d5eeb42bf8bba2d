using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>Counts the messages of a period beside those of as many days before it. Reads only.</summary>
public sealed class MessageAnalyst(CrmDb db) : IRoomPart
{
    public const int MostDays = 92;

    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public async Task<MessageSums> AnalyseAsync(DaySpan span, CancellationToken ct)
    {
        if (span.To < span.From || span.To.DayNumber - span.From.DayNumber >= MostDays)
        {
            throw new RuleViolation("Messaging.DaysTooMany", MostDays);
        }

        await db.ReadAtLengthAsync(ct);
        var earlier = span.Before();
        var (tallies, talliesBefore) = (await TalliesAsync(span, ct), await TalliesAsync(earlier, ct));
        var (counts, countsBefore) = (await CountAsync(span, ct), await CountAsync(earlier, ct));
        return new(
            span,
            earlier,
            await DaysAsync(tallies, ct),
            Lines(counts, countsBefore, count => count.Category.ToString(), byWord: true),
            [.. tallies.Concat(talliesBefore).Select(tally => tally.Channel).Where(channel => channel.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(channel => Sum(channel, tallies.Where(tally => tally.Channel == channel), 0) with { Before = talliesBefore.Where(tally => tally.Channel == channel).Sum(tally => tally.Sent) })],
            Lines(counts, countsBefore, count => count.Kind, byWord: false),
            Sum("", counts),
            Sum("", countsBefore));
    }

    private static IReadOnlyList<MessageSum> Lines(List<MessageCount> counts, List<MessageCount> before, Func<MessageCount, string> word, bool byWord)
    {
        var (these, those) = (counts.ToLookup(word, StringComparer.Ordinal), before.ToLookup(word, StringComparer.Ordinal));
        var lines = these.Select(group => group.Key).Union(those.Select(group => group.Key)).Select(key => Sum(key, these[key]) with { Before = those[key].Sum(count => count.Count) });
        return byWord ? [.. lines.OrderBy(line => line.Word, StringComparer.Ordinal)] : [.. lines.OrderByDescending(line => line.Accepted).ThenByDescending(line => line.Before).ThenBy(line => line.Word, StringComparer.Ordinal)];
    }

    private Task<List<MessageTally>> TalliesAsync(DaySpan span, CancellationToken ct) => db.MessageTallies.AsNoTracking().Where(tally => tally.Day >= span.From && tally.Day <= span.To).ToListAsync(ct);

    /// <summary>Counted where they stand: what was accepted in these days, and what became of it since.</summary>
    private Task<List<MessageCount>> CountAsync(DaySpan span, CancellationToken ct)
    {
        var (begin, end) = (HospitalZone.StartOf(span.From), HospitalZone.StartOf(span.To.AddDays(1)));
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
