using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>What became of the notices of some time: how many were chosen, could not be told, were sent or held back. Reads only.</summary>
public sealed class NoticeFigures(CrmDb db) : IRoomPart
{
    /// <returns>By the notice's word; those without any are not in it.</returns>
    public async Task<IReadOnlyDictionary<string, NoticeCounts>> OfAsync(IReadOnlyCollection<string> words, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        // By the word first: the index begins with it.
        var asked = words.ToList();
        var marks = db.NoticeMarks.AsNoTracking().Where(mark => asked.Contains(mark.Notice) && mark.At >= from && mark.At < until);
        var ends = await marks.GroupBy(mark => new { mark.Notice, mark.End }).Select(group => new { group.Key.Notice, group.Key.End, Count = group.Count() }).ToListAsync(ct);
        var states = await (
            from mark in marks
            where mark.MessageId != null
            join message in db.OutboundMessages on mark.MessageId equals message.Id
            group message by new { mark.Notice, message.State } into told
            select new { told.Key.Notice, told.Key.State, Count = told.Count() }).ToListAsync(ct);
        return ends.GroupBy(end => end.Notice).ToDictionary(
            notice => notice.Key,
            notice => new NoticeCounts(notice.Sum(end => end.Count), notice.Where(end => end.End != NoticeEnd.Queued).Sum(end => end.Count))
            {
                States = states.Where(state => state.Notice == notice.Key).ToDictionary(state => state.State, state => state.Count),
            },
            StringComparer.Ordinal);
    }
}

/// <param name="NotSaid">No number, no text, or asked a short while ago.</param>
public sealed record NoticeCounts(int Chosen, int NotSaid)
{
    public static readonly NoticeCounts None = new(0, 0);

    /// <summary>What became of those that went into the outbox, as far as they are kept.</summary>
    public IReadOnlyDictionary<MessageState, int> States { get; init; } = new Dictionary<MessageState, int>();
}
