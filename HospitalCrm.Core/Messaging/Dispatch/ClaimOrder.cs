using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>How many messages a channel wants, of which categories, and which classes may hold any.</summary>
internal sealed class ClaimOrder(int most, IReadOnlySet<MessageCategory> categories, bool[] mayHold, FairShare share)
{
    /// <summary>Classes of which fewer were found than asked for: nothing more is in them until somebody rings.</summary>
    public HashSet<int> Emptied { get; } = [];

    /// <summary>Reads inside the claiming transaction: codes first, whatever else waits.</summary>
    public async Task<List<ClaimedMessage>> ChooseAsync(CrmDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = new Queue<ClaimedMessage>[DispatchBell.Classes];
        var left = most;
        for (var priority = 0; priority < DispatchBell.Classes; priority++)
        {
            var asked = left;
            found[priority] = mayHold[priority] && asked > 0 ? new(await ReadAsync(db, priority, asked, now, ct)) : new();
            if (mayHold[priority] && asked > 0 && found[priority].Count < asked)
            {
                Emptied.Add(priority);
            }

            left -= priority == 0 ? found[0].Count : 0;
        }

        var waiting = Array.ConvertAll(found, queue => queue.Count);
        var chosen = new List<ClaimedMessage>(most);
        while (chosen.Count < most && share.Next(waiting) is >= 0 and var next)
        {
            chosen.Add(found[next].Dequeue());
        }

        return chosen;
    }

    private Task<List<ClaimedMessage>> ReadAsync(CrmDb db, int priority, int count, DateTimeOffset now, CancellationToken ct)
    {
        var rows = db.OutboundMessages.AsNoTracking().Where(message => message.State == MessageState.Queued && message.Priority == priority && message.NotBefore <= now);
        if (categories.Count < 3)
        {
            var (codes, notices, promotions) = (categories.Contains(MessageCategory.Code), categories.Contains(MessageCategory.Notice), categories.Contains(MessageCategory.Promotion));
            rows = rows.Where(message => (codes && message.Category == MessageCategory.Code) || (notices && message.Category == MessageCategory.Notice) || (promotions && message.Category == MessageCategory.Promotion));
        }

        return rows.OrderBy(message => message.NotBefore).ThenBy(message => message.Id).Take(count)
            .Select(message => new ClaimedMessage
            {
                Id = message.Id,
                Category = message.Category,
                Purpose = message.Purpose,
                PatientId = message.PatientId,
                To = message.To,
                ToIndex = message.ToIndex,
                ContentHash = message.ContentHash,
                Text = message.Text,
                IsConfidential = message.IsConfidential,
                IsFlash = message.IsFlash,
                Priority = message.Priority,
                NotBefore = message.NotBefore,
                ExpiresAt = message.ExpiresAt,
                Attempts = message.Attempts,
                Failures = message.Failures,
                Parts = message.Parts,
                Extension = message.Extension,
            })
            .ToListAsync(ct);
    }
}
