using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>护士长: today's discharges, due, overdue, lost, and each nurse's share.</summary>
public sealed class ReadWard(CrmDb db, FollowUpSight sight, WardDesk desk, WardPeople people, ParameterValues parameters, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int MostDays = 366;
    private const int RecentDays = 14;

    public static Permission Requires => FollowUpPermissions.Assign;

    /// <param name="days">Over how many days done and lost ones are counted, today included.</param>
    /// <param name="isAgain">The page that shows it brings itself up to date: no second look of the reader.</param>
    public async Task<WardBoard> HandleAsync(string? department, string? ward, int days, bool isAgain = false, CancellationToken ct = default)
    {
        var reach = await sight.ReachAsync(FollowUpPermissions.Assign);
        var place = WardPlace.Of(reach, department, ward);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (!isAgain)
        {
            await audit.AppendAsync(new AuditDraft(AuditAct.Listed, "ward", "", now) { Purpose = string.Join(' ', new[] { place.Department, place.Ward }.OfType<string>()) }.By(actor.Value), ct);
        }

        var (from, overdueTo) = (today.AddDays(1 - Math.Clamp(days, 1, MostDays)), today.AddDays(-parameters.Get(FollowUpParameters.OverdueDays) - 1));
        var tasks = place.In(await sight.TasksAsync()).AsNoTracking();
        var open = tasks.Where(task => task.EndedAt == null);
        var shares = await open.GroupBy(task => task.AssigneeNo)
            .Select(group => new { group.Key, Open = group.Count(), Due = group.Count(task => task.QueueRank != null), Overdue = group.Count(task => task.QueueRank != null && task.DueOn <= overdueTo) })
            .ToListAsync(ct);
        var held = await open.Where(task => task.State == FollowUpState.Leased && task.LeaseUntil > now).GroupBy(task => task.LeaseBy!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var (start, midnight, end) = (HospitalZone.StartOf(from), HospitalZone.StartOf(today), HospitalZone.StartOf(today.AddDays(1)));
        var finishedBy = await place.In(await sight.RecordsAsync()).Where(record => record.At >= start && record.At < end).GroupBy(record => new { record.By, record.Door })
            .Select(group => new { group.Key, Count = group.Count(), Today = group.Count(record => record.At >= midnight) }).ToListAsync(ct);

        // What patients filled in themselves is the ward's, and no nurse's.
        var done = finishedBy.FindAll(group => group.Key.Door == AnswerDoor.Agent).ToDictionary(group => group.Key.By);
        var callers = await desk.Callers(reach).Where(staff => place.Department == null || staff.DepartmentCode == place.Department).OrderBy(staff => staff.StaffNo)
            .Select(staff => new WardChoice(staff.StaffNo, staff.Name)).ToListAsync(ct);

        // Without a department the whole house would stand there; then only those with a share do.
        var present = place.Department is null && place.Ward is null ? [] : callers;
        var named = await people.NamesAsync([.. shares.Select(share => share.Key).OfType<string>(), .. held.Keys, .. done.Keys, .. present.Select(caller => caller.Code)], ct);
        var ofWhom = shares.ToDictionary(share => share.Key ?? "");
        var left = place.In(await DischargesAsync()).Where(stay => stay.EndedOn == today);
        return new()
        {
            Place = place,
            Today = today,
            From = from,
            OverdueTo = overdueTo,
            Discharges = await left.CountAsync(ct),
            DischargesPlanned = await left.CountAsync(stay => db.FollowUpTasks.Any(task => task.EncounterId == stay.Id && task.State != FollowUpState.Cancelled), ct),
            Due = shares.Sum(share => share.Due),
            Overdue = shares.Sum(share => share.Overdue),
            OldestDueOn = await open.Where(task => task.QueueRank != null && task.DueOn <= overdueTo).MinAsync(task => (DateOnly?)task.DueOn, ct),
            Held = held.Values.Sum(),
            NumberNeeded = await open.CountAsync(task => task.State == FollowUpState.NumberNeeded, ct),
            Lost = await tasks.CountAsync(task => task.State == FollowUpState.Lost && task.EndedAt >= start && task.EndedAt < end, ct),
            DoneToday = finishedBy.Sum(one => one.Today),
            Done = finishedBy.Sum(one => one.Count),
            Nurses =
            [
                .. named.Select(nurse => Share(nurse.StaffNo, nurse.Name, nurse.HasLeft)).OrderByDescending(nurse => nurse.HasLeft && nurse.Open > 0).ThenBy(nurse => nurse.StaffNo, StringComparer.Ordinal),
                .. ofWhom.ContainsKey("") ? [Share(null, "", false)] : Array.Empty<WardNurse>(),
            ],
            Left = await people.DischargesAsync(left, ct),
            Callers = callers,
            Departments = reach.IsAll ? await people.DepartmentsAsync(ct) : [],
            Wards = await people.WardsAsync((place with { Ward = place.Department is null ? place.Ward : null }).In(await DischargesAsync()), RecentDays, ct),
        };

        WardNurse Share(string? staffNo, string name, bool hasLeft)
        {
            var share = ofWhom.GetValueOrDefault(staffNo ?? "");
            var finished = staffNo is null ? null : done.GetValueOrDefault(staffNo);
            return new(staffNo, name, hasLeft, share?.Open ?? 0, share?.Due ?? 0, share?.Overdue ?? 0, staffNo is null ? 0 : held.GetValueOrDefault(staffNo), finished?.Today ?? 0, finished?.Count ?? 0);
        }
    }

    private async Task<IQueryable<Encounter>> DischargesAsync() => FollowUpSight.Stays(db.Encounters.Where(visit => visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null), await sight.ReachAsync(FollowUpPermissions.View));
}
