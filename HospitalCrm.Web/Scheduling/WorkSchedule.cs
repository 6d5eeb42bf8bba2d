using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace HospitalCrm.Web.Scheduling;

/// <summary>Puts every work on the clock once the product is ready, and runs what fell into the time it stood still.</summary>
internal sealed partial class WorkSchedule(
    IEnumerable<WorkEntry> works,
    ISchedulerFactory schedulers,
    IServiceScopeFactory scopes,
    Readiness readiness,
    TimeProvider clock,
    ILogger<WorkSchedule> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var crons = await db.Parameters.AsNoTracking().Where(parameter => parameter.Key.StartsWith("work.")).ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, stoppingToken);
        foreach (var work in works)
        {
            var cron = Cron(work, crons.GetValueOrDefault(work.CronParameter));
            await ScheduleAsync(scheduler, work, cron, stoppingToken);
            if (await WasMissedAsync(db, work, cron, stoppingToken))
            {
                LogMissed(logger, work.Name);
                await scheduler.TriggerJob(work.JobKey, new JobDataMap(), cancellationToken: stoppingToken);
            }
        }
    }

    /// <summary>A slip in the settings must not stop the work.</summary>
    private CronExpression Cron(WorkEntry work, string? given)
    {
        if (given is not null)
        {
            if (CronExpression.TryParse(given, out var own))
            {
                return own.WithTimeZone(HospitalZone.Info);
            }

            LogBadCron(logger, work.Name, given);
        }

        return new(work.DefaultCron, HospitalZone.Info);
    }

    /// <summary>In a shared store the same trigger stays as it is: replacing it would forget what it missed.</summary>
    private async Task ScheduleAsync(IScheduler scheduler, WorkEntry work, CronExpression cron, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(work.TriggerKey, ct) is ICronTrigger there && there.CronExpressionString == cron.ToString())
        {
            return;
        }

        var job = JobBuilder.Create().OfType(work.JobType).WithIdentity(work.JobKey).StoreDurably().Build();
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(work.TriggerKey)
            .ForJob(work.JobKey)
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(HospitalZone.Info).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }

    /// <summary>It ran before, and its next time after that has passed.</summary>
    private async Task<bool> WasMissedAsync(CrmDb db, WorkEntry work, CronExpression cron, CancellationToken ct)
    {
        var last = await db.WorkRuns.Where(run => run.Work == work.Name).OrderByDescending(run => run.StartedAt).Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(ct);
        return last is { } ranAt && cron.GetNextValidTimeAfter(ranAt) < clock.GetUtcNow();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "work {Work} was missed while the product stood still; it runs now")]
    private static partial void LogMissed(ILogger logger, string work);

    [LoggerMessage(Level = LogLevel.Warning, Message = "work {Work}: '{Cron}' is no cron; the default is used")]
    private static partial void LogBadCron(ILogger logger, string work, string cron);
}
