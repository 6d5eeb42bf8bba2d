using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>Counts the complaints received in a period as its reader may see them in the list. Some narrow reads of one index range, the rest in memory. Reads only.</summary>
public sealed class ComplaintAnalyst(CrmDb db, ListTools tools, Grants grants, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public const int MostDays = 1_100;

    private static readonly ComplaintMeasure[] Asked =
    [
        ComplaintMeasure.Judged, ComplaintMeasure.InTime, ComplaintMeasure.InnerJudged, ComplaintMeasure.InnerInTime,
        ComplaintMeasure.AgainComplainant, ComplaintMeasure.AgainPatient, ComplaintMeasure.AgainSubject,
    ];

    /// <param name="department">Only what stands with it in the list (<see cref="ComplaintFilters.None"/>: with none); null: all.</param>
    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public async Task<ComplaintAnalysis> AnalyseAsync(DaySpan span, string? department, CancellationToken ct)
    {
        if (span.To < span.From || span.To.DayNumber - span.From.DayNumber >= MostDays || span.From.Year < 2000)
        {
            throw new RuleViolation("Complaints.DaysTooMany", MostDays);
        }

        await db.ReadAtLengthAsync(ct);
        var reach = await grants.ReachAsync(actor.Value, ComplaintPermissions.View) ?? Reach.Nobody;
        var rows = ComplaintList.Rows(db).AsNoTracking();
        rows = reach.IsAll ? rows : rows.Where(await ComplaintList.ScopeAsync(reach, tools, isWhole: true, ct));
        var earlier = span.Before();
        var (now, before) = (await FactsAsync(rows, span, ct), await FactsAsync(rows, earlier, ct));
        var departments = now.Concat(before).Select(fact => fact.DepartmentKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (department is not null)
        {
            (now, before) = (now.FindAll(fact => fact.DepartmentKey == department), before.FindAll(fact => fact.DepartmentKey == department));
        }

        var (seen, seenBefore) = (await VisitsAsync(span, department, ct), await VisitsAsync(earlier, department, ct));
        var sums = new ComplaintSums(parameters.Get(AnalysisParameters.Fewest));
        var names = await AnalysisNames.ReadAsync(db, ct);
        return new()
        {
            Span = span,
            Before = earlier,
            Fewest = sums.Fewest,
            RepeatDays = parameters.Get(AnalysisParameters.RepeatDays),
            IsWhole = reach.IsAll,
            Department = department,
            Departments = [.. departments.Select(code => new AnalysisDepartment(code, names.Departments.GetValueOrDefault(code)))],
            Days = ComplaintSums.Days(now, span),
            Total = sums.Of(now, seen.Count == 0 ? null : seen.Values.Sum()),
            TotalBefore = sums.Of(before, seenBefore.Count == 0 ? null : seenBefore.Values.Sum()),
            Groups = new Dictionary<AnalysisGroup, IReadOnlyList<AnalysisLine>>
            {
                [AnalysisGroup.Month] = sums.Periods(now, span, day => new(day.Year, day.Month, 1), months: 1),
                [AnalysisGroup.Quarter] = sums.Periods(now, span, day => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), months: 3),
                [AnalysisGroup.Department] = sums.Groups(now, before, fact => fact.DepartmentKey, names.Departments, seen, seenBefore),
                [AnalysisGroup.Category] = sums.Groups(now, before, fact => fact.CategoryKey, names.Categories),
                [AnalysisGroup.Source] = sums.Groups(now, before, fact => fact.Source.ToString(), AnalysisNames.None),
                [AnalysisGroup.Weekday] = sums.All(now, before, fact => fact.Day % 7, 7),
                [AnalysisGroup.Hour] = sums.All(now, before, fact => fact.Hour, 24),
            },
        };
    }

    private async Task<List<ComplaintFact>> FactsAsync(IQueryable<ComplaintRow> rows, DaySpan span, CancellationToken ct)
    {
        var (from, to, me) = (span.From.DayNumber, span.To.DayNumber, actor.Value.StaffNo);
        var within = rows.Where(row => row.ReceivedDay >= from && row.ReceivedDay <= to);
        var facts = await within.Select(row => new ComplaintFact
        {
            Id = row.Id,
            Day = row.ReceivedDay,
            Hour = row.ReceivedHour,
            Department = row.DepartmentCode,
            Category = row.CategoryCode,
            Source = row.Source,
            ReceivedAt = row.ReceivedAt,
            FeedbackAt = row.FeedbackAt,
            EndedAt = row.EndedAt,
            Satisfaction = row.Satisfaction,
            IsAboutReader = row.IsConfidential && row.SubjectNo == me,
        }).ToListAsync(ct);
        var known = facts.ToDictionary(fact => fact.Id);
        foreach (var measure in Asked)
        {
            // The list's own words for it: what stands behind a figure is what was counted.
            var counts = ComplaintMeasures.Of(measure, db, clock.GetUtcNow(), parameters.Get(AnalysisParameters.RepeatDays));
            foreach (var id in await within.Where(counts).Select(row => row.Id).ToListAsync(ct))
            {
                // A complaint that came while this was read is in the next analysis.
                known.GetValueOrDefault(id)?.Mark(measure);
            }
        }

        return facts;
    }

    private Task<Dictionary<string, int>> VisitsAsync(DaySpan span, string? department, CancellationToken ct) => db.Encounters.AsNoTracking()
        .Where(visit => visit.StartedOn >= span.From && visit.StartedOn <= span.To && (department == null || visit.DepartmentCode == department))
        .GroupBy(visit => visit.DepartmentCode)
        .Select(group => new { group.Key, Count = group.Count() })
        .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, ct);
}
