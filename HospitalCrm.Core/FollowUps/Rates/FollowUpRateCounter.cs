using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>Counts 随访率 by department and over time, and the alerts raised meanwhile, beside the period before. Reads only. What each rate is: <see cref="FollowUpRate"/>.</summary>
public sealed class FollowUpRateCounter(CrmDb db, FollowUpSight sight, Grants grants, CurrentActor actor, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public const int MostDays = 732;

    /// <param name="department">Null: all within reach.</param>
    /// <exception cref="RuleViolation">No such days, too many, or a place he does not answer for.</exception>
    public async Task<FollowUpRates> AnalyseAsync(DaySpan span, string? department, string? ward, CancellationToken ct)
    {
        var days = span.To.DayNumber - span.From.DayNumber + 1;
        if (days is < 1 or > MostDays || span.From.DayNumber < MostDays)
        {
            throw new RuleViolation("FollowUps.DaysTooMany", MostDays);
        }

        await db.ReadAtLengthAsync(ct);
        var place = WardPlace.Of(await sight.ReachAsync(FollowUpPermissions.Rates), department, ward);
        var earlier = span.Before();
        var now = await CountAsync(place, span.From, span.To, ct);
        var before = await CountAsync(place, earlier.From, earlier.To, ct);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(known => known.Code, known => known.Name, ct);
        return new(
            span, earlier, parameters.Get(FollowUpParameters.OverdueDays),
            now.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add),
            before.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add),
            [.. now.Keys.Union(before.Keys).Order(StringComparer.Ordinal).Select(code => new FollowUpRateLine(code, names.GetValueOrDefault(code, code), now.GetValueOrDefault(code, new()), before.GetValueOrDefault(code, new())))])
        {
            Ward = place.Ward,
            Trend = await TrendAsync(place, span, ct),
            Alerts = await grants.HasAsync(actor.Value, AlertPermissions.View) ? await AlertsAsync(department, ward, span, ct) : null,
            AlertsBefore = await grants.HasAsync(actor.Value, AlertPermissions.View) ? await AlertsAsync(department, ward, earlier, ct) : null,
        };
    }

    private async Task<IReadOnlyList<FollowUpStep>> TrendAsync(WardPlace place, DaySpan span, CancellationToken ct)
    {
        var grace = parameters.Get(FollowUpParameters.OverdueDays);
        var limit = clock.Today().AddDays(-grace);
        var groups = await place.In(db.FollowUpTasks).AsNoTracking().Where(task => task.DueOn >= span.From && task.DueOn <= span.To)
            .GroupBy(task => new { task.DueOn, task.State, task.LastOutcome, IsInTime = task.DaysLate != null && task.DaysLate <= grace })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct);
        return
        [
            .. span.Steps().Select(step => new FollowUpStep(step, groups.Where(group => group.Key.DueOn >= step.From && group.Key.DueOn <= step.To)
                .Select(group => FollowUpRate.Of(group.Count, group.Key.State, group.Key.LastOutcome, group.Key.IsInTime, group.Key.DueOn < limit)).Aggregate(new FollowUpRate(), FollowUpRate.Add))),
        ];
    }

    /// <summary>As the list of alerts shows them to the same reader; null where the place is not his there.</summary>
    private async Task<AlertCounts?> AlertsAsync(string? department, string? ward, DaySpan span, CancellationToken ct)
    {
        var reach = await sight.ReachAsync(AlertPermissions.View);
        var (from, next) = (HospitalZone.StartOf(span.From), HospitalZone.StartOf(span.To.AddDays(1)));
        var own = reach.StaffNo;
        var alerts = db.ClinicalAlerts.AsNoTracking().Where(alert => alert.RaisedAt >= from && alert.RaisedAt < next && (department == null || alert.DepartmentCode == department) && (ward == null || alert.WardCode == ward));
        alerts = reach switch
        {
            { IsAll: true } => alerts,
            { Scope: DataScope.Department, DepartmentCode: { } code } => alerts.Where(alert => alert.DepartmentCode == code),
            { Scope: DataScope.Ward, WardCode: { } code } => alerts.Where(alert => alert.WardCode == code),
            { Scope: DataScope.Own } => alerts.Where(alert => alert.DoctorNo == own),
            _ => alerts.Where(alert => false),
        };
        var told = await alerts.Select(alert => new { alert.State, alert.RaisedAt, alert.AcknowledgedAt }).ToListAsync(ct);
        var waits = told.Where(alert => alert.AcknowledgedAt is not null).Select(alert => (alert.AcknowledgedAt!.Value - alert.RaisedAt).TotalMinutes).Order().ToList();
        return new(told.Count, told.Count(alert => alert.State != AlertState.Handled), told.Count(alert => alert.State == AlertState.Handled), waits.Count == 0 ? null : waits[(int)Math.Ceiling(waits.Count / 2.0) - 1]);
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
            Put(group.Key.DepartmentCode, FollowUpRate.Of(group.Count, group.Key.State, group.Key.LastOutcome, group.Key.IsInTime, group.Key.IsTimeUp));
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
