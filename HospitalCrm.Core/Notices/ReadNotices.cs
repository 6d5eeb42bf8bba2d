using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>定时短信: for every notice when it ran last and runs next, and what became of those of the last day.</summary>
public sealed class ReadNotices(CrmDb db, IEnumerable<INotice> notices, NoticeFigures figures, ParameterValues parameters, IWorkTimetable timetable, TimeProvider clock) : IUseCase
{
    public static Permission Requires => NoticePermissions.View;

    public async Task<IReadOnlyList<NoticeOverview>> HandleAsync(CancellationToken ct = default)
    {
        var today = clock.Today();
        var planned = (await timetable.ReadAsync(ct)).ToDictionary(work => work.Name, StringComparer.Ordinal);
        var counts = await figures.OfAsync([.. notices.Select(notice => notice.Word)], HospitalZone.StartOf(today), HospitalZone.StartOf(today.AddDays(1)), ct);
        var overviews = new List<NoticeOverview>();
        foreach (var notice in notices.OrderBy(notice => notice.Word, StringComparer.Ordinal))
        {
            var count = counts.GetValueOrDefault(notice.Word) ?? NoticeCounts.None;
            overviews.Add(await OverviewAsync(new(notice.Word, parameters.Get(notice.On), notice.At is { } at ? parameters.Get(at) : null) { Chosen = count.Chosen, NotSaid = count.NotSaid, States = count.States }, planned, ct));
        }

        // To members of staff and about nobody: it has a page of its own.
        var report = await db.LeaderReports.AsNoTracking().SingleOrDefaultAsync(known => known.On == today, ct);
        overviews.Add(await OverviewAsync(new(LeaderReportDesk.Word, parameters.Get(NoticeParameters.LeaderReport), parameters.Get(MessageParameters.LeaderReportAt)) { Chosen = report?.Recipients ?? 0, IsToStaff = true }, planned, ct));
        return overviews;
    }

    private async Task<NoticeOverview> OverviewAsync(NoticeOverview notice, Dictionary<string, PlannedWork> planned, CancellationToken ct)
    {
        var last = await db.WorkRuns.AsNoTracking().Where(run => run.Work == notice.Word).OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(ct);
        return notice with { LastRunAt = last?.StartedAt, LastFailure = last?.Failure, NextRunAt = planned.GetValueOrDefault(notice.Word)?.NextAt };
    }
}

/// <param name="At">Null: as soon as there is something to say.</param>
public sealed record NoticeOverview(string Word, bool IsOn, TimeOnly? At)
{
    /// <summary>To members of staff, not to patients.</summary>
    public bool IsToStaff { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public string? LastFailure { get; init; }

    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Of today.</summary>
    public int Chosen { get; init; }

    /// <summary>Of today: no number, no text, or asked a short while ago.</summary>
    public int NotSaid { get; init; }

    /// <summary>Of today: what became of those that went into the outbox.</summary>
    public IReadOnlyDictionary<MessageState, int> States { get; init; } = new Dictionary<MessageState, int>();
}
