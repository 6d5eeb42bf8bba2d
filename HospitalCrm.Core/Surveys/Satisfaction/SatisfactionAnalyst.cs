using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Counts 回访满意度 of a period by department, class, item and, for whoever may, by person, beside the period before. Reads only.</summary>
public sealed class SatisfactionAnalyst(CrmDb db, Grants grants, CurrentActor actor) : IRoomPart
{
    /// <param name="department">Null: all. What could be told of it by subtracting it from the others is not shown.</param>
    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public async Task<SatisfactionSums> AnalyseAsync(DaySpan span, string? department, CancellationToken ct)
    {
        if (span.To < span.From || span.To.DayNumber - span.From.DayNumber >= SumRatings.MostDays)
        {
            throw new RuleViolation("Surveys.DaysTooMany", SumRatings.MostDays);
        }

        await db.ReadAtLengthAsync(ct);
        var sums = await SumAsync(span, department, ct);
        return sums with { Before = await SumAsync(span.Before(), department, ct), Trend = await TrendAsync(span, department, ct) };
    }

    private async Task<SatisfactionSums> SumAsync(DaySpan span, string? department, CancellationToken ct)
    {
        var (from, to) = (span.From, span.To);
        var ratings = db.SatisfactionRatings.AsNoTracking().Where(rating => rating.RatedOn >= from && rating.RatedOn <= to);
        var ofDepartments = ratings.Where(rating => rating.Scope == SatisfactionScope.Department);
        var ofStaff = ratings.Where(rating => rating.Scope == SatisfactionScope.Staff);
        var classes = await db.CodeItems.AsNoTracking().Where(item => item.TableCode == CodeTables.SatisfactionClasses.Code).ToDictionaryAsync(item => item.Code, item => item.Name, ct);
        var items = await db.SatisfactionItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.Name, ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Code, department => department.Name, ct);
        var (total, byDepartment) = await ByAsync(ofDepartments.Select(rating => new Rated { Key = rating.DepartmentCode, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), departments, null, ct);
        var own = department is null ? null : byDepartment.FirstOrDefault(group => group.Key == department) ?? new(department, 0);
        return new()
        {
            Span = span,
            Total = own ?? total,
            Departments = own is null ? byDepartment : own.Answers > 0 ? [own with { Tier = own.IsShown ? 1 : null }] : [],
            Classes = (await ByAsync(ofDepartments.Select(rating => new Rated { Key = rating.ClassCode, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), classes, department, ct)).Groups,
            Items = (await ByAsync(ratings.Select(rating => new Rated { Key = rating.ItemCode, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), items, department, ct)).Groups,
            Staff = await grants.HasAsync(actor.Value, SurveyPermissions.ViewStaff) ? (await ByAsync(ofStaff.Select(rating => new Rated { Key = rating.StaffNo, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), await StaffAsync(ofStaff, ct), department, ct)).Groups : null,
        };
    }

    /// <summary>A patient answers on one day: his mean of that day counts in its step.</summary>
    private async Task<IReadOnlyList<SatisfactionStep>> TrendAsync(DaySpan span, string? department, CancellationToken ct)
    {
        var (from, to) = (span.From, span.To);
        var days = await db.SatisfactionRatings.AsNoTracking().Where(rating => rating.Scope == SatisfactionScope.Department && rating.RatedOn >= from && rating.RatedOn <= to)
            .GroupBy(rating => new { rating.RatedOn, rating.DepartmentCode, rating.SourceKey, rating.Round })
            .Select(person => new { person.Key.RatedOn, person.Key.DepartmentCode, Mean = person.Average(rating => (double)rating.Score) })
            .GroupBy(person => new { person.RatedOn, person.DepartmentCode })
            .Select(day => new { day.Key.RatedOn, day.Key.DepartmentCode, Count = day.Count(), Points = day.Sum(person => person.Mean), Satisfied = day.Sum(person => person.Mean >= SatisfactionRating.Satisfied ? 1 : 0) })
            .ToListAsync(ct);
        var steps = span.Steps();
        var parts = steps.SelectMany(step => days.Where(day => day.RatedOn >= step.From && day.RatedOn <= step.To).GroupBy(day => day.DepartmentCode)
            .Select(of => new Part(Key(step), of.Key, of.Sum(day => day.Count), of.Sum(day => day.Points), of.Sum(day => day.Satisfied)))).ToList();
        var told = Groups(parts, new Dictionary<string, string>(), department).Groups.ToDictionary(sum => sum.Key, StringComparer.Ordinal);
        return [.. steps.Select(step => new SatisfactionStep(step, told.GetValueOrDefault(Key(step)) ?? new(Key(step), 0)))];

        static string Key(DaySpan step) => step.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A patient is one answer, however many items he rated: his mean counts, else six ticks of one person would pass for six people.</summary>
    private static async Task<(SatisfactionSum Total, IReadOnlyList<SatisfactionSum> Groups)> ByAsync(IQueryable<Rated> ratings, IReadOnlyDictionary<string, string> names, string? department, CancellationToken ct)
    {
        var people = ratings.GroupBy(rating => new { rating.Key, rating.Department, rating.Source, rating.Round }).Select(person => new { person.Key.Key, person.Key.Department, Mean = person.Average(rating => (double)rating.Score) });
        var counted = await people.GroupBy(person => new { person.Key, person.Department })
            .Select(group => new Part(group.Key.Key, group.Key.Department, group.Count(), group.Sum(person => person.Mean), group.Sum(person => person.Mean >= SatisfactionRating.Satisfied ? 1 : 0)))
            .ToListAsync(ct);
        return Groups(counted, names, department);
    }

    private static (SatisfactionSum Total, IReadOnlyList<SatisfactionSum> Groups) Groups(List<Part> counted, IReadOnlyDictionary<string, string> names, string? department)
    {
        var groups = counted.GroupBy(part => part.Key).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Parts: group.Select(part => new SatisfactionSum(part.Department, part.Count) { Points = part.Points, Satisfied = part.Satisfied }).ToList())).ToList();
        if (department is null)
        {
            return SatisfactionGroups.Hide([.. groups.Select(group => Together(group.Key, group.Parts))]);
        }

        // One department's share of a group is told only where the shares of the others could be told beside it.
        var own = groups.Where(group => group.Parts.Exists(part => part.Key == department)).ToList();
        var covered = own.Where(group => !SatisfactionGroups.Hide(group.Parts).Groups.Single(part => part.Key == department).IsShown).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return SatisfactionGroups.Hide([.. own.Select(group => Together(group.Key, [group.Parts.Single(part => part.Key == department)]))], covered);

        SatisfactionSum Together(string key, List<SatisfactionSum> parts) => new(key, parts.Sum(part => part.Answers))
        {
            Name = names.GetValueOrDefault(key),
            Points = parts.Sum(part => part.Points),
            Satisfied = parts.Sum(part => part.Satisfied),
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> StaffAsync(IQueryable<SatisfactionRating> rated, CancellationToken ct)
    {
        var numbers = rated.Select(rating => rating.StaffNo).Distinct();
        return await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
    }

    private sealed record Part(string Key, string Department, int Count, double Points, int Satisfied);

    private sealed class Rated
    {
        public required string Key { get; init; }

        public required string Department { get; init; }

        public required Guid Source { get; init; }

        public required int Round { get; init; }

        public required int Score { get; init; }
    }
}
