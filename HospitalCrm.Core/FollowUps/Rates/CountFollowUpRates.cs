using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>随访率 by department over a span of days, and over the span before it. What each rate is: <see cref="FollowUpRate"/>.</summary>
public sealed class CountFollowUpRates(CrmDb db, FollowUpSight sight, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public const int MostDays = 732;

    public static Permission Requires => FollowUpPermissions.Rates;

    /// <param name="department">Null: all within reach.</param>
    public async Task<FollowUpRates> HandleAsync(DateOnly from, DateOnly to, string? department, string? ward, CancellationToken ct = default)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        if (days is < 1 or > MostDays || from.DayNumber < MostDays)
        {
            throw new RuleViolation("FollowUps.DaysTooMany", MostDays);
        }

        var place = WardPlace.Of(await sight.ReachAsync(FollowUpPermissions.Rates), department, ward);
        var (beforeFrom, beforeTo) = (from.AddDays(-days), from.AddDays(-1));
        var now = await CountAsync(place, from, to, ct);
        var before = await CountAsync(place, beforeFrom, beforeTo, ct);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(known => known.Code, known => known.Name, ct);
        return new(
            from, to, beforeFrom, beforeTo, parameters.Get(FollowUpParameters.OverdueDays),
            now.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add),
            before.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add),
            [.. now.Keys.Union(before.Keys).Order(StringComparer.Ordinal).Select(code => new FollowUpRateLine(code, names.GetValueOrDefault(code, code), now.GetValueOrDefault(code, new()), before.GetValueOrDefault(code, new())))]);
    }

    private async Task<Dictionary<string, FollowUpRate>> CountAsync(WardPlace place, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var counted = new Dictionary<string, FollowUpRate>(StringComparer.Ordinal);
        var grace = parameters.Get(FollowUpParameters.OverdueDays);
        var limit = clock.Today().AddDays(-grace);
        var groups = await place.In(db.FollowUpTasks).AsNoTracking().Where(task => task.DueOn >= from && task.DueOn <= to)
            .GroupBy(task => new { task.DepartmentCode, task.State, task.LastOutcome, IsInTime = task.DaysLate != null && task.DaysLate <= grace, IsTimeUp = task.DueOn < limit })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct);
        foreach (var group in groups)
        {
            int Of(FollowUpMeasure measure) => FollowUpMeasures.Counts(measure, group.Key.State, group.Key.LastOutcome, group.Key.IsInTime, group.Key.IsTimeUp) ? group.Count : 0;
            Put(group.Key.DepartmentCode, new()
            {
                Called = Of(FollowUpMeasure.Called),
                Reached = Of(FollowUpMeasure.Reached),
                Judged = Of(FollowUpMeasure.Judged),
                OnTime = Of(FollowUpMeasure.OnTime),
                Expected = Of(FollowUpMeasure.Expected),
                Lost = Of(FollowUpMeasure.Lost),
            });
        }

        var left = DischargeList.Alive(place.In(db.Encounters).AsNoTracking().Where(stay => stay.Kind == EncounterKind.Inpatient && stay.EndedOn >= from && stay.EndedOn <= to));
        foreach (var group in await left.GroupBy(stay => stay.DepartmentCode).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct))
        {
            Put(group.Key, new() { Discharged = group.Count });
        }

        var asked = DischargeList.Asked(db);
        foreach (var group in await left.Where(stay => asked.Any(task => task.EncounterId == stay.Id)).GroupBy(stay => stay.DepartmentCode).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct))
        {
            Put(group.Key, new() { Asked = group.Count });
        }

        return counted;

        void Put(string department, FollowUpRate more) => counted[department] = counted.GetValueOrDefault(department, new()) + more;
    }
}
