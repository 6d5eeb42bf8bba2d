using HospitalCrm.Core.Operations;
using Quartz;

namespace HospitalCrm.Web.Scheduling;

/// <summary>What the clock will run when, for the status page, and a push for what should run now.</summary>
internal sealed class WorkTimetable(IEnumerable<WorkEntry> works, ISchedulerFactory schedulers) : IWorkTimetable
{
    public async Task<IReadOnlyList<PlannedWork>> ReadAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var planned = new List<PlannedWork>();
        foreach (var work in works.OrderBy(work => work.Name, StringComparer.Ordinal))
        {
            var trigger = await scheduler.GetTrigger(work.TriggerKey, ct);

            // A work never runs twice at once, so while it runs its trigger is blocked, on whichever node.
            planned.Add(new(work.Name, trigger?.NextFireTimeUtc, trigger is not null && await scheduler.GetTriggerState(work.TriggerKey, ct) == TriggerState.Blocked));
        }

        return planned;
    }

    public async Task<bool> StartAsync(string work, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        if (works.FirstOrDefault(known => known.Name == work) is not { } entry || !await scheduler.Exists(entry.JobKey, ct))
        {
            return false;
        }

        await scheduler.TriggerJob(entry.JobKey, new JobDataMap(), cancellationToken: ct);
        return true;
    }
}
