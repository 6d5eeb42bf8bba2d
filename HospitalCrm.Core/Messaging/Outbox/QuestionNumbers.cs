using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>Gives every question its own digits behind the sender's number, different from those of the questions still open at the same recipient; where a channel can carry them.</summary>
public sealed class QuestionNumbers(CrmDb db, ChannelDirectory channels, TimeProvider clock) : IRoomPart
{
    private const int First = 11;
    private const int Last = 99;

    /// <returns>The extension of each wish, in order; null for what asks nothing.</returns>
    internal async Task<IReadOnlyList<string?>> NumberAsync(IReadOnlyList<NewMessage> wishes, IReadOnlyList<SealedWish> seals, CancellationToken ct)
    {
        var extensions = wishes.Select(wish => wish.Extension).ToList();
        var asking = Enumerable.Range(0, wishes.Count).Where(at => wishes[at] is { AsksUntil: not null, Extension: null }).ToList();
        if (asking.Count == 0 || !channels.Channels.Any(channel => channel.HasExtension))
        {
            return extensions;
        }

        var now = clock.GetUtcNow();
        var numbers = asking.Select(at => seals[at].ToIndex).DistinctBy(Convert.ToHexString).ToList();
        var open = await db.OutboundMessages.AsNoTracking().Where(message => numbers.Contains(message.ToIndex) && message.AsksUntil > now && message.Extension != null)
            .Select(message => new { message.ToIndex, message.Extension })
            .ToListAsync(ct);
        var taken = open.GroupBy(question => Convert.ToHexString(question.ToIndex)).ToDictionary(number => number.Key, number => number.Select(question => question.Extension!).ToHashSet(StringComparer.Ordinal));
        foreach (var at in asking)
        {
            var number = Convert.ToHexString(seals[at].ToIndex);
            taken.TryAdd(number, []);
            extensions[at] = Enumerable.Range(First, Last - First + 1).Select(digits => digits.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(taken[number].Add);
        }

        return extensions;
    }
}
