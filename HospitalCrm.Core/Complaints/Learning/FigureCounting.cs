using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Counts a month as it stands now. Reads only.</summary>
public sealed class FigureCounting(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const int RepeatDays = 90;

    public async Task<MonthlyFigures> CountAsync(DateOnly month, CancellationToken ct)
    {
        var (from, to, today) = (HospitalZone.StartOf(month), HospitalZone.StartOf(month.AddMonths(1)), clock.Today());
        var received = await db.Complaints.AsNoTracking().Where(complaint => complaint.ReceivedAt >= from && complaint.ReceivedAt < to && complaint.Number != null)
            .Select(complaint => new { complaint.Id, complaint.CategoryCode, complaint.DepartmentCode, complaint.Source, complaint.IsAnonymous, complaint.PhoneIndex, complaint.ReceivedAt }).ToListAsync(ct);
        var ended = await db.Complaints.AsNoTracking().Where(complaint => complaint.EndedAt >= from && complaint.EndedAt < to).Select(complaint => new { complaint.End, complaint.Satisfaction }).ToListAsync(ct);
        var clocks = await db.ComplaintClocks.AsNoTracking().Where(due => due.Kind == ComplaintClockKind.Statutory && due.Round == 1 && db.Complaints.Any(complaint => complaint.Id == due.ComplaintId && complaint.Number != null && complaint.ReceivedAt >= from && complaint.ReceivedAt < to))
            .Select(due => new { due.DueAt, due.EndedAt, due.IsMet }).ToListAsync(ct);
        var (classes, departments) = (await ClassesAsync(ct), await db.Departments.AsNoTracking().ToDictionaryAsync(known => known.Code, known => known.Name, StringComparer.Ordinal, ct));
        return new()
        {
            Month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Received = received.Count,
            Anonymous = received.Count(one => one.IsAnonymous),
            Repeated = await RepeatedAsync(from, to, ct),
            InTime = clocks.Count(due => due.IsMet && due.EndedAt <= due.DueAt),
            Late = clocks.Count(due => due.IsMet && due.EndedAt > due.DueAt),
            Unanswered = clocks.Count(due => !due.IsMet),
            Categories = Lines(received.Select(one => one.CategoryCode), classes),
            Departments = Lines(received.Select(one => one.DepartmentCode ?? ""), departments),
            Sources = Lines(received.Select(one => one.Source.ToString())),
            Ends = Lines(ended.Where(one => one.End is not null).Select(one => one.End!.Value.ToString())),
            Satisfaction = Lines(ended.Where(one => one.Satisfaction is not null).Select(one => one.Satisfaction!.Value.ToString())),
            CorrectionsDemanded = await db.CorrectiveActions.CountAsync(action => action.DemandedAt >= from && action.DemandedAt < to, ct),
            CorrectionsEffective = await db.CorrectiveActions.CountAsync(action => action.EndedAt >= from && action.EndedAt < to, ct),
            CorrectionsOverdue = await db.CorrectiveActions.CountAsync(action => action.State == CorrectiveState.Open && action.DueOn < today, ct),
            Meetings = await db.ComplaintMeetings.CountAsync(held => held.HeldOn >= month && held.HeldOn < month.AddMonths(1), ct),
            Commendations = Lines((await db.Commendations.AsNoTracking().Where(one => one.ReceivedAt >= from && one.ReceivedAt < to).Select(one => one.Kind).ToListAsync(ct)).Select(kind => kind.ToString())),
        };
    }

    private async Task<int> RepeatedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var since = from.AddDays(-RepeatDays);
        var known = await db.Complaints.AsNoTracking().Where(complaint => complaint.ReceivedAt >= since && complaint.ReceivedAt < to && complaint.PhoneIndex != null && complaint.Number != null)
            .Select(complaint => new { complaint.PhoneIndex, complaint.ReceivedAt }).ToListAsync(ct);
        return known.GroupBy(one => Convert.ToHexString(one.PhoneIndex!), StringComparer.Ordinal)
            .SelectMany(same => same.OrderBy(one => one.ReceivedAt).ToList() is var all ? all.Where((one, at) => at > 0 && one.ReceivedAt >= from && one.ReceivedAt - all[at - 1].ReceivedAt <= TimeSpan.FromDays(RepeatDays)) : [])
            .Count();
    }

    private async Task<Dictionary<string, string>> ClassesAsync(CancellationToken ct) =>
        await db.CodeItems.AsNoTracking().Where(item => item.TableCode == CodeTables.ComplaintClasses.Code).ToDictionaryAsync(item => item.Code, item => item.Name, StringComparer.Ordinal, ct);

    private static List<FigureLine> Lines(IEnumerable<string> keys, Dictionary<string, string>? names = null) =>
    [
        .. keys.GroupBy(key => key, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new FigureLine(group.Key, names?.GetValueOrDefault(group.Key, group.Key), group.Count())),
    ];
}
