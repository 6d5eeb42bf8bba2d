using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>回访满意度: by department, class, item and, for whoever may, by person.</summary>
public sealed class SumSatisfaction(CrmDb db, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SurveyPermissions.View;

    /// <param name="department">Null: all. What could be told of it by subtracting it from the others is not shown.</param>
    public async Task<SatisfactionSums> HandleAsync(DateOnly from, DateOnly to, string? department = null, CancellationToken ct = default)
    {
        if (to < from || to.DayNumber - from.DayNumber >= SumRatings.MostDays)
        {
            throw new RuleViolation("Surveys.DaysTooMany", SumRatings.MostDays);
        }

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
            Total = own ?? total,
            Departments = own is null ? byDepartment : own.Answers > 0 ? [own with { Tier = own.IsShown ? 1 : null }] : [],
            Classes = (await ByAsync(ofDepartments.Select(rating => new Rated { Key = rating.ClassCode, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), classes, department, ct)).Groups,
            Items = (await ByAsync(ratings.Select(rating => new Rated { Key = rating.ItemCode, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), items, department, ct)).Groups,
            Staff = await grants.HasAsync(actor.Value, SurveyPermissions.ViewStaff) ? (await ByAsync(ofStaff.Select(rating => new Rated { Key = rating.StaffNo, Department = rating.DepartmentCode, Source = rating.SourceKey, Round = rating.Round, Score = rating.Score }), await StaffAsync(ofStaff, ct), department, ct)).Groups : null,
        };
    }

    /// <summary>A patient is one answer, however many items he rated: his mean counts, else six ticks of one person would pass for six people.</summary>
    private static async Task<(SatisfactionSum Total, IReadOnlyList<SatisfactionSum> Groups)> ByAsync(IQueryable<Rated> ratings, IReadOnlyDictionary<string, string> names, string? department, CancellationToken ct)
    {
        var people = ratings.GroupBy(rating => new { rating.Key, rating.Department, rating.Source, rating.Round }).Select(person => new { person.Key.Key, person.Key.Department, Mean = person.Average(rating => (double)rating.Score) });
        var counted = await people.GroupBy(person => new { person.Key, person.Department })
            .Select(group => new { group.Key.Key, group.Key.Department, Count = group.Count(), Points = group.Sum(person => person.Mean), Satisfied = group.Sum(person => person.Mean >= SatisfactionRating.Satisfied ? 1 : 0) })
            .ToListAsync(ct);
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

    private sealed class Rated
    {
        public required string Key { get; init; }

        public required string Department { get; init; }

        public required Guid Source { get; init; }

        public required int Round { get; init; }

        public required int Score { get; init; }
    }
}

public sealed record SatisfactionSums
{
    public required SatisfactionSum Total { get; init; }

    public required IReadOnlyList<SatisfactionSum> Departments { get; init; }

    public required IReadOnlyList<SatisfactionSum> Classes { get; init; }

    public required IReadOnlyList<SatisfactionSum> Items { get; init; }

    /// <summary>Null for whoever may not see how persons were rated.</summary>
    public required IReadOnlyList<SatisfactionSum>? Staff { get; init; }
}
