using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>短信日历: for a week, day by day, what each notice chose, sent and held back, whether a run failed, and what is still to come.</summary>
public sealed class ReadNoticeCalendar(CrmDb db, IEnumerable<INotice> notices, NoticeFigures figures, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public const int Days = 7;

    public static Permission Requires => NoticePermissions.View;

    /// <param name="from">The first of its seven days.</param>
    public async Task<NoticeCalendar> HandleAsync(DateOnly from, CancellationToken ct = default)
    {
        var known = notices.OrderBy(notice => notice.Word, StringComparer.Ordinal).ToList();
        List<string> words = [.. known.Select(notice => notice.Word), LeaderReportDesk.Word];
        var now = HospitalZone.Local(clock.GetUtcNow());
        var (today, time) = (clock.Today(), TimeOnly.FromDateTime(now.DateTime));
        var end = from.AddDays(Days);
        var reports = await db.LeaderReports.AsNoTracking().Where(report => report.On >= from && report.On < end).ToDictionaryAsync(report => report.On, report => report.Recipients, ct);
        var rows = words.ToDictionary(word => word, _ => new List<NoticeDay>(Days), StringComparer.Ordinal);
        for (var on = from; on < end; on = on.AddDays(1))
        {
            var (begin, until) = (HospitalZone.StartOf(on), HospitalZone.StartOf(on.AddDays(1)));
            var counts = on > today ? new Dictionary<string, NoticeCounts>() : await figures.OfAsync(words, begin, until, ct);
            var failed = on > today ? [] : await db.WorkRuns.AsNoTracking().Where(run => words.Contains(run.Work) && run.StartedAt >= begin && run.StartedAt < until && run.Failure != null)
                .GroupBy(run => run.Work).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
            foreach (var word in words)
            {
                var count = word == LeaderReportDesk.Word ? new NoticeCounts(reports.GetValueOrDefault(on), 0) : counts.GetValueOrDefault(word) ?? NoticeCounts.None;
                rows[word].Add(new(on, count, failed.GetValueOrDefault(word)) { IsAhead = on > today || (on == today && count.Chosen == 0 && AtOf(known, word) > time) });
            }
        }

        return new(from, today, [.. words.Select(word => new NoticeWeek(word, IsOn(known, word), AtOf(known, word), rows[word]))]);
    }

    private bool IsOn(List<INotice> known, string word) => parameters.Get(known.Find(notice => notice.Word == word)?.On ?? NoticeParameters.LeaderReport);

    private TimeOnly? AtOf(List<INotice> known, string word) =>
        word == LeaderReportDesk.Word ? parameters.Get(MessageParameters.LeaderReportAt)
        : known.Find(notice => notice.Word == word)?.At is { } at ? parameters.Get(at) : null;
}

public sealed record NoticeCalendar(DateOnly From, DateOnly Today, IReadOnlyList<NoticeWeek> Notices);

/// <param name="At">Null: as soon as there is something to say.</param>
public sealed record NoticeWeek(string Word, bool IsOn, TimeOnly? At, IReadOnlyList<NoticeDay> Days);

/// <param name="Failed">How many runs of that day ended in a failure.</param>
public sealed record NoticeDay(DateOnly On, NoticeCounts Counts, int Failed)
{
    /// <summary>Its time is still to come.</summary>
    public bool IsAhead { get; init; }
}
